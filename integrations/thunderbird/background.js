/** Stands between “Send” and the outbox: asks the tonecheck program, and shows what it found where the mail is to be held. */

import { Host } from "./host.js";

const host = new Host();

/** Compose windows (tab ids) whose mail the writer has decided to send. */
const decided = new Set();

messenger.compose.onBeforeSend.addListener(async tab => {
  if (decided.delete(tab.id)) {
    return {};
  }
  const state = await judged(tab.id);
  if (!state.held) {
    return {};
  }
  await show(tab.id, state);
  // The compose window stays open with everything in it, so nothing is lost whatever happens to the findings window.
  return { cancel: true };
});

// Rules and models load while the mail is written, and go when no mail is.
messenger.windows.onCreated.addListener(window => {
  if (window.type === "messageCompose") {
    host.ask({ type: "hello" }).catch(error => console.warn(error.message));
  }
});
messenger.windows.onRemoved.addListener(async () => {
  if ((await messenger.windows.getAll({ windowTypes: ["messageCompose"] })).length === 0) {
    host.close();
  }
});

/** What the findings window can ask for; each gives the state that it is to show. */
const actions = {
  show: tab => remembered(tab),
  check: tab => remember(tab, judged(tab)),
  async apply(tab, { edits }) {
    const { text } = await remembered(tab);
    const outcome = await inEditor(tab, (expected, changes) => tonecheckEditor.apply(expected, changes), [text, edits]);
    if (outcome.refused) {
      return { ...(await remembered(tab)), refused: outcome.refused };
    }
    return { ...(await actions.check(tab)), changed: outcome.changed ?? false };
  },
  async send(tab) {
    decided.add(tab);
    try {
      await messenger.compose.sendMessage(tab, { mode: "default" });
      return { sent: true };
    } catch (error) {
      return { ...(await remembered(tab)), problem: `The mail was not sent: ${error.message}` };
    } finally {
      decided.delete(tab);
    }
  },
};

messenger.runtime.onMessage.addListener(({ action, tab, ...rest }) => actions[action](tab, rest));

/**
 * The state of a draft: `text` as it was judged, the program's `report`, and whether it is `held`; or the `problem` that
 * kept it from being judged, which holds it as well: the writer decides.
 */
async function judged(tab) {
  try {
    const { text, labels } = await inEditor(tab, () => tonecheckEditor.read());
    if (text.trim() === "") {
      return { text, held: false };
    }
    const details = await messenger.compose.getComposeDetails(tab);
    const attachments = await messenger.compose.listAttachments(tab);
    const report = await host.ask({
      type: "check",
      text,
      labels,
      subject: details.subject,
      // An entry of the address book is an object; only what is written out is told.
      to: [details.to].flat().filter(address => typeof address === "string"),
      attachments: attachments.map(attachment => attachment.name),
    });
    return { text, report, held: report.held };
  } catch (error) {
    return { held: true, problem: `This mail could not be checked: ${error.message}` };
  }
}

async function inEditor(tab, func, args = []) {
  const target = { tabId: tab };
  await messenger.scripting.executeScript({ target, files: ["editor.js"] });
  const [{ result, error }] = await messenger.scripting.executeScript({ target, func, args });
  if (error) {
    throw new Error(error.message ?? String(error));
  }
  return result;
}

/** States outlive this page, which Thunderbird may unload; they are kept in memory, never on disk. */
async function remember(tab, state) {
  await messenger.storage.session.set({ [tab]: await state });
  return state;
}

async function remembered(tab) {
  return (await messenger.storage.session.get(String(tab)))[tab] ?? { problem: "This mail is not open any more.", gone: true };
}

async function show(tab, state) {
  await remember(tab, state);
  // A findings window that is open already shows the new state and comes to the front.
  if (await messenger.runtime.sendMessage({ shown: tab }).catch(() => false)) {
    return;
  }
  await messenger.windows.create({
    type: "popup",
    url: `findings.html?tab=${tab}`,
    width: 760,
    height: 640,
    allowScriptsToClose: true,
  });
}

messenger.tabs.onRemoved.addListener(tab => messenger.storage.session.remove(String(tab)));
