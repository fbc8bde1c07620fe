/** Passes on what is written as it is, where there is no terminal. */
export const plainOutput =
  (sink: (chunk: Uint8Array) => void) =>
  (output: string | Uint8Array): void =>
    sink(Buffer.from(output as Uint8Array));

/** Ends a line on a terminal as a pty does. */
export const terminalOutput =
  (sink: (chunk: Uint8Array) => void) =>
  (output: string | Uint8Array): void =>
    sink(
      Buffer.from(
        Buffer.from(output as Uint8Array)
          .toString()
          .replace(/\r?\n/g, '\r\n'),
      ),
    );

const INTERRUPT = '\x03';
const END_OF_INPUT = '\x04';
const BACKSPACES = new Set(['\b', '\x7f']);

/**
 * What is typed at a terminal, line by line, as a pty hands it over: typed characters are echoed, backspace takes one
 * back, Ctrl-C drops the line, Ctrl-D on an empty line is the end.
 */
export const terminalInput = async function* (
  keys: AsyncIterable<Uint8Array>,
  echo: (chunk: Uint8Array) => void,
): AsyncIterable<Uint8Array> {
  const show = (text: string): void => echo(Buffer.from(text));
  const decoder = new TextDecoder();
  let line = '';
  for await (const chunk of keys) {
    for (const key of decoder.decode(chunk, { stream: true })) {
      if (key === '\r' || key === '\n') {
        show('\r\n');
        yield Buffer.from(`${line}\n`);
        line = '';
      } else if (key === INTERRUPT) {
        show('^C\r\n');
        yield Buffer.from('\n');
        line = '';
      } else if (key === END_OF_INPUT) {
        if (line === '') return;
      } else if (BACKSPACES.has(key)) {
        if (line !== '') show('\b \b');
        line = [...line].slice(0, -1).join('');
      } else if (key >= ' ') {
        show(key);
        line += key;
      }
    }
  }
};
