/**
 * Runs inside the compose window: its document as text in which every character knows its place, and changes of that text
 * made at exactly those places, through the editor, so that they can be undone.
 *
 * Quotes and signatures are told apart by the elements that mail programs put around them; what lies in them is never changed.
 */
globalThis.tonecheckEditor ??= (() => {
  const QUOTE =
    "blockquote, [_moz_quote], .moz-cite-prefix, .moz-forward-container, .gmail_quote, .gmail_attr, .yahoo_quoted, " +
    ".protonmail_quote, .OutlookMessageHeader";
  const SIGNATURE = ".moz-signature, .gmail_signature, .protonmail_signature_block";
  const SKIPPED = "script, style, title, template, noscript, select, textarea";
  /** What a change must not swallow, nor reach into from outside. */
  const WHOLE = "a[href], img, hr, input, button, object, video, audio, canvas, svg, math, iframe, table";

  /** The document as text (UTF-16), its labelled stretches, and for each code unit its place: null where no character of the document stands for it. */
  class Sheet {
    text = "";
    labels = [];
    places = [];
    walls = new Set();
    #breaks = 0;
    /** Newlines that the text ends with, and whether it ends with a blank. */
    #ended = 0;
    #blank = false;

    constructor(root) {
      this.#children(root, false);
    }

    #children(parent, guarded) {
      for (const node of parent.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
          this.#words(node, guarded);
        } else if (node.nodeType === Node.ELEMENT_NODE) {
          this.#element(node, guarded);
        }
      }
    }

    #element(element, guarded) {
      const style = getComputedStyle(element);
      if (style.display === "none" || element.matches(SKIPPED)) {
        return;
      }
      if (element.localName === "br") {
        this.#flush();
        this.#unit("\n", { node: element, offset: 0, length: 0, guarded });
        return;
      }
      const kind = element.matches(QUOTE)
        ? "quote"
        : element.matches(SIGNATURE)
          ? "signature"
          : element.localName === "pre" && style.display === "block" && !element.matches(".moz-quote-pre") && !isPlain(element)
            ? "code"
            : null;
      const block = !/^(inline|contents|ruby)/.test(style.display) || kind !== null;
      const whole = element.matches(WHOLE);
      if (block) {
        this.#break(parseFloat(style.marginTop) > 0 ? 2 : 1);
      }
      if (whole) {
        this.walls.add(this.text.length);
      }
      const start = this.text.length;
      this.#children(element, guarded || kind !== null);
      if (kind !== null && !guarded && this.text.length > start) {
        this.labels.push([start, this.text.length, kind]);
      }
      if (whole) {
        this.walls.add(this.text.length);
      }
      if (block) {
        this.#break(parseFloat(style.marginBottom) > 0 ? 2 : 1);
      }
    }

    #words(node, guarded) {
      const kept = /^(pre|break-spaces)/.test(getComputedStyle(node.parentElement).whiteSpace);
      const content = node.data;
      for (let at = 0; at < content.length; ) {
        const blank = !kept && /[ \t\n\r\f]/.test(content[at]);
        let end = at + 1;
        if (blank) {
          while (end < content.length && /[ \t\n\r\f]/.test(content[end])) {
            end++;
          }
          if (this.text !== "" && this.#breaks === 0 && this.#ended === 0 && !this.#blank) {
            this.#unit(" ", { node, offset: at, length: end - at, guarded });
          }
        } else {
          this.#flush();
          const sign = content[at];
          this.#unit(sign === "\u00a0" ? " " : sign === "\r" ? "\n" : sign, { node, offset: at, length: 1, guarded });
        }
        at = end;
      }
    }

    #unit(sign, place) {
      this.text += sign;
      this.places.push(place);
      this.#ended = sign === "\n" ? this.#ended + 1 : 0;
      this.#blank = sign === " ";
    }

    #break(lines) {
      if (this.text !== "") {
        this.#breaks = Math.max(this.#breaks, lines);
      }
    }

    #flush() {
      for (let missing = this.#breaks - this.#ended; missing > 0; missing--) {
        this.#unit("\n", null);
      }
      this.#breaks = 0;
    }
  }

  /** Plain text composing may keep the whole body in one <pre>. */
  function isPlain(element) {
    return element.parentElement === document.body && element.parentElement.childElementCount === 1;
  }

  function read() {
    const { text, labels } = new Sheet(document.body);
    return { text, labels };
  }

  /** What must stay as it is, to be compared before and after. */
  function guarded() {
    return [...document.querySelectorAll(`${QUOTE}, ${SIGNATURE}`)].map(element => element.outerHTML).join("\u0000");
  }

  /** The same change without what both sides begin or end with, so that as little as possible is touched. */
  function smallest(text, { start, end, text: fresh }) {
    const old = text.slice(start, end);
    const most = Math.min(old.length, fresh.length);
    let head = 0;
    while (head < most && old[head] === fresh[head]) {
      head++;
    }
    head -= /[\ud800-\udbff]$/.test(old.slice(0, head)) ? 1 : 0;
    let tail = 0;
    while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) {
      tail++;
    }
    tail -= tail > 0 && /^[\udc00-\udfff]/.test(old.slice(old.length - tail)) ? 1 : 0;
    return { start: start + head, end: end - tail, text: fresh.slice(head, fresh.length - tail) };
  }

  /** Why a change cannot be made at its place; null where it can. */
  function obstacle(sheet, { start, end, text }) {
    if (/[\n\r]/.test(text)) {
      return "the new words need a line break of their own";
    }
    const touched = start < end ? sheet.places.slice(start, end) : [anchor(sheet, start)?.place];
    if (touched.some(place => !place)) {
      return "the words run over several paragraphs";
    }
    if (touched.some(place => place.guarded)) {
      return "the words lie in a quote or a signature";
    }
    for (let at = start + 1; at < end; at++) {
      if (sheet.walls.has(at)) {
        return "a link, a picture or a table stands among the words";
      }
    }
    return null;
  }

  /** Beside which character something is inserted at `at`. */
  function anchor(sheet, at) {
    const before = sheet.places[at - 1];
    if (before?.node.nodeType === Node.TEXT_NODE) {
      return { place: before, offset: before.offset + before.length };
    }
    const after = sheet.places[at];
    return after?.node.nodeType === Node.TEXT_NODE ? { place: after, offset: after.offset } : null;
  }

  function select(sheet, { start, end }) {
    const range = document.createRange();
    if (start === end) {
      const { place, offset } = anchor(sheet, start);
      range.setStart(place.node, offset);
      range.collapse(true);
    } else {
      const first = sheet.places[start];
      const last = sheet.places[end - 1];
      if (first.node.nodeType === Node.TEXT_NODE) {
        range.setStart(first.node, first.offset);
      } else {
        range.setStartBefore(first.node);
      }
      if (last.node.nodeType === Node.TEXT_NODE) {
        range.setEnd(last.node, last.offset + last.length);
      } else {
        range.setEndAfter(last.node);
      }
    }
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /**
   * Makes `edits` (ascending, of the text `expected`) in the document. Gives {done: true}, {changed: true} where the
   * document's text is no longer `expected`, or {refused: why}; in the last two cases the document is as it was.
   */
  function apply(expected, edits) {
    let sheet = new Sheet(document.body);
    if (sheet.text !== expected) {
      return { changed: true };
    }
    const changes = edits.map(edit => smallest(expected, edit)).filter(edit => edit.start < edit.end || edit.text !== "");
    for (const change of changes) {
      const refused = obstacle(sheet, change);
      if (refused) {
        return { refused };
      }
    }
    const before = guarded();
    let wanted = expected;
    let made = 0;
    // From the end, so that the places before it stay true.
    for (const change of changes.toReversed()) {
      select(sheet, change);
      const command = change.text === "" ? "delete" : "insertText";
      made += document.execCommand(command, false, change.text) ? 1 : 0;
      wanted = wanted.slice(0, change.start) + change.text + wanted.slice(change.end);
      sheet = new Sheet(document.body);
      if (sheet.text !== wanted || guarded() !== before) {
        for (; made > 0; made--) {
          document.execCommand("undo");
        }
        return { refused: "the editor could not make this change alone" };
      }
    }
    document.getSelection().collapseToEnd();
    return { done: true };
  }

  return { read, apply };
})();
