// What a host does beside the tags: it opens what a task asks for. The rest notes violations for the tests.
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
);
document.addEventListener("xb-task-open-request", (event) => {
  const form = document.querySelector("xb-observation-form");
  if (event.task.on.kind === "lesson") form.lesson = event.task.on.id;
  if (event.task.on.kind === "observation") form.observation = event.task.on.id;
});
