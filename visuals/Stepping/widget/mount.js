// Brings to life every view in the document that is still text: the one above this script, and any that a page moved in before.

for (const holder of document.querySelectorAll(".tutorial-steps:not([data-ready])")) {
  holder.dataset.ready = "yes";
  const twinsBefore = [...document.querySelectorAll(`.tutorial-steps[data-ready][data-steps="${holder.dataset.steps}"]`)].indexOf(holder);
  const key = `steps-${holder.dataset.steps}${twinsBefore > 0 ? `-${twinsBefore + 1}` : ""}`;
  const model = readModel(JSON.parse(holder.querySelector("script").textContent));
  const words = holder.querySelector("pre").textContent;
  holder.replaceChildren();
  makeView(holder, model, words, key);
}
