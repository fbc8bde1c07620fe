/** The name of a user or group as the containers' /etc/passwd has it. */
export const ownerName = (id: number): string => (id === 0 ? 'root' : String(id));

/** `drwxr-xr-x`; with a bit of its own (`drwxrwxrwt`) the letter in its place is small where it may be carried out too. */
export const permissions = (kind: 'file' | 'directory' | 'symlink', mode: number): string => {
  const letters = [0o400, 0o200, 0o100, 0o040, 0o020, 0o010, 0o004, 0o002, 0o001].map((bit, index) => {
    const own = SPECIAL.find(({ at }) => at === index);
    if (own !== undefined && mode & own.bit) return mode & bit ? own.letter : own.letter.toUpperCase();
    return mode & bit ? 'rwx'[index % 3] : '-';
  });
  return `${{ file: '-', directory: 'd', symlink: 'l' }[kind]}${letters.join('')}`;
};

/** Set user, set group and sticky: shown where it is said who may carry out. */
const SPECIAL = [
  { bit: 0o4000, at: 2, letter: 's' },
  { bit: 0o2000, at: 5, letter: 's' },
  { bit: 0o1000, at: 8, letter: 't' },
] as const;
