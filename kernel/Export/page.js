// Formulas: Markdown and outputs leave their TeX in elements of class math, with the delimiters around it.
for (const element of document.querySelectorAll('.math')) {
  const source = element.textContent.trim();
  const display = element.tagName === 'DIV' || element.classList.contains('display');
  const tex = source.replace(/^(\\\(|\\\[|\$\$?)/, '').replace(/(\\\)|\\\]|\$\$?)$/, '');
  katex.render(tex, element, { displayMode: display, throwOnError: false });
}

// Charts: once one is live, the picture of its still form goes and the numbers below it stay.
for (const source of document.querySelectorAll('script[data-chart]')) {
  const figure = JSON.parse(source.textContent);
  const place = document.getElementById(source.dataset.chart);
  Plotly.newPlot(place, figure.data ?? [], figure.layout ?? {}, { responsive: true, displaylogo: false, ...figure.config })
    .then(() => {
      for (const picture of source.parentElement.querySelectorAll('.still svg')) {
        picture.remove();
      }
    });
}

if (document.querySelector('.mermaid')) {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  mermaid.initialize({ startOnLoad: false, theme: dark ? 'dark' : 'default' });
  mermaid.run();
}
