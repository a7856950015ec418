/** The findings window of one draft. It shows a state and asks the background page for the next. */

const tab = Number(new URLSearchParams(location.search).get("tab"));
const at = id => document.getElementById(id);

async function ask(action, rest = {}) {
  for (const button of document.querySelectorAll("button")) {
    button.disabled = button.id !== "cancel";
  }
  try {
    render(await messenger.runtime.sendMessage({ action, tab, ...rest }));
  } catch (error) {
    at("note").textContent = `Something went wrong: ${error.message}. The draft is as it was.`;
  }
  for (const button of document.querySelectorAll("button")) {
    button.disabled = false;
  }
}

function render(state) {
  if (state.sent || state.gone) {
    window.close();
    return;
  }
  const { report } = state;
  document.body.dataset.verdict = report?.verdict ?? "unknown";
  at("verdict").textContent = report?.summary ?? "Not checked";
  at("note").textContent = note(state);
  at("again").hidden = !state.problem;
  at("send").textContent = state.held ? "Send anyway" : "Send";
  at("scores").replaceChildren(...Object.entries(report?.scores ?? {}).map(([name, value]) => piece("span", `${name} ${Math.round(value)}`)));
  at("findings").replaceChildren(...(report?.findings ?? []).map(shown));
  const left = report?.left_out ? [`${report.left_out} more findings are not shown`] : [];
  at("skipped").textContent = [...left, ...(report?.skipped ?? [])].join(" · ");
}

function note(state) {
  if (state.refused) {
    return `These words were not changed: ${state.refused}. Use Copy and put the rewrite in by hand.`;
  }
  if (state.changed) {
    return "The draft has changed since it was checked, so it was checked again; nothing was put into it.";
  }
  return state.problem ?? "";
}

function piece(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function shown(finding) {
  const card = at("finding").content.cloneNode(true).firstElementChild;
  card.dataset.severity = finding.severity;
  const put = (name, text) => (card.querySelector(name).textContent = text);
  put(".words", finding.quote ? `“${finding.quote}”` : "The whole message");
  put(".category", finding.category);
  put(".message", finding.message);
  put(".explanation", finding.explanation);
  card.querySelector("details").hidden = !finding.explanation;
  card.querySelector(".rewrites").append(...finding.rewrites.map(offered));
  return card;
}

function offered(rewrite) {
  const item = at("rewrite").content.cloneNode(true).firstElementChild;
  item.querySelector(".text").textContent = rewrite.text || "Leave these words out.";
  item.querySelector(".because").textContent = rewrite.because;
  const apply = item.querySelector(".apply");
  // A frame has blanks that only the writer can fill.
  apply.hidden = rewrite.applicability === "show" || rewrite.edits.length === 0;
  apply.addEventListener("click", () => ask("apply", { edits: rewrite.edits }));
  item.querySelector(".copy").hidden = rewrite.text === "";
  item.querySelector(".copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(rewrite.text);
    at("note").textContent = "Copied.";
  });
  return item;
}

at("send").addEventListener("click", () => ask("send"));
at("again").addEventListener("click", () => ask("check"));
at("cancel").addEventListener("click", () => window.close());
addEventListener("keydown", event => event.key === "Escape" && window.close());
messenger.tabs.onRemoved.addListener(removed => removed === tab && window.close());
messenger.runtime.onMessage.addListener(message => {
  if (message.shown !== tab) {
    return undefined;
  }
  ask("show");
  return messenger.windows.getCurrent().then(({ id }) => messenger.windows.update(id, { focused: true })).then(() => true);
});
ask("show");
