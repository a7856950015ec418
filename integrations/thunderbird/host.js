/** The tonecheck program on this computer, asked over native messaging. One process lives as long as mail is being written. */

/** Of the messages between extension and program; changes only when a field goes away or changes its meaning. */
const VERSION = 1;

/** Milliseconds for an answer; the first one waits for rules and models to load. */
const PATIENCE = 30_000;

export class Host {
  #port = null;
  #waiting = new Map();
  #last = 0;

  /** The program's answer; rejects with an Error whose message is meant for the writer. */
  ask(request) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      const timer = setTimeout(() => {
        this.#end(`tonecheck did not answer within ${PATIENCE / 1000} seconds.`);
      }, PATIENCE);
      this.#waiting.set(id, { resolve, reject, timer });
      try {
        this.#port ??= this.#connect();
        this.#port.postMessage({ version: VERSION, id, ...request });
      } catch (error) {
        this.#end(`tonecheck could not be asked: ${error.message}`);
      }
    });
  }

  /** Lets the program end. */
  close() {
    this.#end("tonecheck was stopped.");
  }

  #connect() {
    const port = messenger.runtime.connectNative("tonecheck");
    port.onMessage.addListener(answer => this.#receive(answer));
    port.onDisconnect.addListener(() => {
      if (this.#port === port) {
        this.#end(
          `tonecheck cannot be reached${port.error ? ` (${port.error.message})` : ""}. ` +
            "“tonecheck hook install thunderbird” in a terminal sets it up; “tonecheck hook status thunderbird” tells what is wrong."
        );
      }
    });
    return port;
  }

  #receive(answer) {
    const asked = this.#waiting.get(answer.id);
    if (!asked) {
      return;
    }
    this.#waiting.delete(answer.id);
    clearTimeout(asked.timer);
    if (answer.version !== VERSION) {
      asked.reject(
        new Error(
          "This extension and the tonecheck program do not fit together. Run “tonecheck hook install thunderbird” " +
            "and add the extension once more."
        )
      );
    } else if (answer.type === "error") {
      asked.reject(new Error(answer.message));
    } else {
      asked.resolve(answer);
    }
  }

  #end(reason) {
    const port = this.#port;
    this.#port = null;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
    this.#waiting.clear();
    port?.disconnect();
  }
}
