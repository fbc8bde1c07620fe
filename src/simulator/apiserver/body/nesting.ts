/** So many lists and maps within each other are read; more would only keep the server busy. */
const MAX_DEPTH = 10_000;

/**
 * Whether a document opens more brackets than the real server's parsers follow. Brackets in texts count like others: a document with
 * thousands of them that are never closed is none that anybody means.
 */
export const isTooDeep = (text: string): boolean => {
  if (text.length <= MAX_DEPTH) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === OPEN_LIST || code === OPEN_MAP) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === CLOSE_LIST || code === CLOSE_MAP) depth--;
  }
  return false;
};

const [OPEN_LIST = 0, CLOSE_LIST = 0, OPEN_MAP = 0, CLOSE_MAP = 0] = [...'[]{}'].map((each) => each.charCodeAt(0));
