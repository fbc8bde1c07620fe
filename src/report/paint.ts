import { styleText } from 'node:util';

/** Puts a text in a colour, if the output shows colours. */
export type Paint = (style: 'green' | 'red' | 'yellow' | 'cyan' | 'dim' | 'bold', text: string) => string;

/** Paints for a stream: only for terminals, and as `NO_COLOR` and `FORCE_COLOR` say. */
export const paintFor =
  (stream: NodeJS.WritableStream): Paint =>
  (style, text) =>
    styleText(style, text, { stream: stream as NodeJS.WriteStream, validateStream: true });
