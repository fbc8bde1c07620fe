/** The path with its escapes resolved; `undefined` when they are malformed or hide a NUL. */
export const decodePath = (path: string): string | undefined => {
  if (!path.includes('%')) return path.includes('\0') ? undefined : path;
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
};
