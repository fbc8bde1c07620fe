/** What `look` finds; `undefined` when the file that it looks at is missing. */
export const ifPresent = <T>(look: () => T): T | undefined => {
  try {
    return look();
  } catch (error) {
    return unlessMissing(error as NodeJS.ErrnoException);
  }
};

/** For `catch`: a missing file is no error here, anything else is. */
export const unlessMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
};
