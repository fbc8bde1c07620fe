/** The name of a user or group as the containers' /etc/passwd has it. */
export const ownerName = (id: number): string => (id === 0 ? 'root' : String(id));

/** `drwxr-xr-x` */
export const permissions = (kind: 'file' | 'directory' | 'symlink', mode: number): string => {
  const letters = [0o400, 0o200, 0o100, 0o040, 0o020, 0o010, 0o004, 0o002, 0o001].map((bit, index) =>
    mode & bit ? 'rwx'[index % 3] : '-',
  );
  return `${{ file: '-', directory: 'd', symlink: 'l' }[kind]}${letters.join('')}`;
};
