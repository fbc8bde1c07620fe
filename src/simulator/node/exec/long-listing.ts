import { dateTime } from './date-time.ts';
import { allocated, humanSize } from './disk-usage.ts';
import type { LocatedFile } from './located-file.ts';
import { ownerName, permissions } from './owner.ts';
import type { Process } from './process.ts';

/** Files as old as this, or from the future, show their year instead of the time. */
const HALF_A_YEAR = 15_778_476_000;

/** The lines of `ls -l`; with `total` the first one says how much room all of them take. */
export const longListing = async (
  entries: readonly LocatedFile[],
  process: Process,
  flags: ReadonlySet<string>,
  total: boolean,
): Promise<string[]> => {
  const rows = await Promise.all(entries.map((entry) => columnsOf(entry, process, flags)));
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(([mode = '', links = '', owner = '', group = '', size = '', ...rest]) =>
    [
      mode,
      links.padStart(widths[1] as number),
      owner.padEnd(widths[2] as number),
      group.padEnd(widths[3] as number),
      size.padStart(widths[4] as number),
      ...rest,
    ].join(' '),
  );
  const bytes = entries.reduce((sum, { status }) => sum + allocated(status), 0);
  return total ? [`total ${flags.has('h') ? humanSize(bytes) : bytes / 1024}`, ...lines] : lines;
};

/** The name with the mark that `-F` and `-p` ask for. */
export const marked = ({ name, status }: LocatedFile, flags: ReadonlySet<string>): string => {
  if (status.kind === 'directory' && (flags.has('F') || flags.has('p'))) return `${name}/`;
  if (!flags.has('F')) return name;
  return status.kind === 'symlink' ? `${name}@` : (status.mode & 0o111) !== 0 ? `${name}*` : name;
};

const columnsOf = async (entry: LocatedFile, process: Process, flags: ReadonlySet<string>): Promise<string[]> => {
  const { status, path } = entry;
  const links = status.kind === 'directory' ? 2 + (await subdirectories(path, process)) : 1;
  const owner = (id: number): string => (flags.has('n') ? String(id) : ownerName(id));
  const old = process.container.clock.now() - status.modified;
  const time = dateTime(status.modified, old > HALF_A_YEAR || old < -60_000 ? '%b %e  %Y' : '%b %e %H:%M');
  const target = status.kind === 'symlink' ? ` -> ${status.target}` : '';
  const size = flags.has('h') ? humanSize(status.size) : String(status.size);
  return [
    permissions(status.kind, status.mode),
    String(links),
    owner(status.uid),
    owner(status.gid),
    size,
    time,
    marked(entry, flags) + target,
  ];
};

const subdirectories = async (path: string, { container: { files } }: Process): Promise<number> => {
  let count = 0;
  for (const name of await files.list(path)) {
    if ((await files.status(`${path === '/' ? '' : path}/${name}`))?.kind === 'directory') count++;
  }
  return count;
};
