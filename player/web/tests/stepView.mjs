// Reads a step-through view as a person sees it: what stands in its tables at each stage.

/** Runs in the page: the stage's heading, sentence and tables, cells as they are printed and with all their digits. */
function readStage(host) {
  const view = host.shadowRoot;
  const table = (figure) => ({
    title: figure.querySelector("figcaption strong").textContent,
    cells: [...figure.querySelectorAll("td[data-place]")].map((cell) => cell.textContent),
    exact: [...figure.querySelectorAll("td[data-place]")].map((cell) => cell.title.replace(/^\[[^\]]*\] ?/, "")),
  });
  return {
    heading: view.querySelector("h3").textContent,
    where: view.querySelector(".where").textContent,
    working: view.querySelector(".working")?.innerText ?? "",
    whole: view.querySelector(".body").innerHTML,
    tables: [...view.querySelectorAll(".tensor")].map(table),
    atEnd: view.querySelector("[aria-label^='Last']").disabled,
  };
}

/** Steps from the first stage to the last by the right arrow key; returns what each showed. */
export async function stepToEnd(frame, host) {
  await host.locator(".view").focus();
  await frame.page().keyboard.press("Home");
  const stages = [await host.evaluate(readStage)];
  while (!stages.at(-1).atEnd) {
    await frame.page().keyboard.press("ArrowRight");
    stages.push(await host.evaluate(readStage));
    if (stages.length > 500) {
      throw new Error("The view does not come to an end.");
    }
  }
  return stages;
}

/** Steps from where it is back to the first stage by the left arrow key. */
export async function stepBack(frame, host, count) {
  const stages = [];
  for (let step = 0; step < count; step++) {
    stages.unshift(await host.evaluate(readStage));
    await frame.page().keyboard.press("ArrowLeft");
  }
  return stages;
}

export const stage = (host) => host.evaluate(readStage);
