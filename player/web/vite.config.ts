import { defineConfig } from "vite";

export default defineConfig({
  build: {
    outDir: "../wwwroot",
    emptyOutDir: true,
    // Inlined fonts and images would need data: in the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // plotly and mermaid are large and load only with the first cell that needs them.
    chunkSizeWarningLimit: 2000,
    manifest: "manifest.json",
  },
});
