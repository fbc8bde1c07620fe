import { posix } from 'node:path';
import { type LocatedFile, locate } from '../located-file.ts';
import { longListing, marked } from '../long-listing.ts';
import { parseOptions } from '../options.ts';
import type { Command, Process } from '../process.ts';

/**
 * `ls` with `-l -a -A -1 -d -R -r -t -S -h -F -p -n`, one name a line as if its output were no terminal.
 *
 * @see https://www.gnu.org/software/coreutils/manual/html_node/ls-invocation.html
 */
export const ls: Command = async (process) => {
  const options = parseOptions(process, {
    flags: 'laA1dRrtShFpnCgGoisk',
    long: {
      all: 'a',
      'almost-all': 'A',
      recursive: 'R',
      directory: 'd',
      reverse: 'r',
      'human-readable': 'h',
      'color=': '',
    },
  });
  if (options === undefined) return 2;
  const { flags } = options;
  const listing = new Listing(process, flags);
  const files: LocatedFile[] = [];
  const directories: LocatedFile[] = [];
  for (const name of options.operands.length > 0 ? options.operands : ['.']) {
    const file = await locate(process, name, { follow: !flags.has('l') && !flags.has('d') });
    if (file === undefined) listing.complain(name);
    else (file.status.kind === 'directory' && !flags.has('d') ? directories : files).push(file);
  }
  if (files.length > 0) await listing.show(listing.sorted(files), false);
  const titled = flags.has('R') || options.operands.length > 1;
  for (const directory of listing.sorted(directories)) await listing.showDirectory(directory, titled);
  return listing.failed ? 2 : 0;
};

class Listing {
  readonly #process: Process;
  readonly #flags: ReadonlySet<string>;
  #blocks = 0;
  failed = false;

  constructor(process: Process, flags: ReadonlySet<string>) {
    this.#process = process;
    this.#flags = flags;
  }

  complain(name: string): void {
    this.failed = true;
    this.#process.err(`ls: cannot access '${name}': No such file or directory\n`);
  }

  async showDirectory(directory: LocatedFile, titled: boolean): Promise<void> {
    const entries = await this.#entries(directory);
    if (this.#blocks++ > 0) this.#process.out('\n');
    if (titled) this.#process.out(`${directory.name}:\n`);
    await this.show(entries, true);
    if (!this.#flags.has('R')) return;
    for (const entry of entries) {
      if (entry.status.kind !== 'directory' || entry.name === '.' || entry.name === '..') continue;
      await this.showDirectory({ ...entry, name: `${directory.name.replace(/\/$/, '')}/${entry.name}` }, true);
    }
  }

  async show(entries: readonly LocatedFile[], total: boolean): Promise<void> {
    this.#blocks = Math.max(this.#blocks, 1);
    const long = ['l', 'n', 'o', 'g'].some((each) => this.#flags.has(each));
    const lines = long
      ? await longListing(entries, this.#process, this.#flags, total)
      : entries.map((entry) => marked(entry, this.#flags));
    for (const line of lines) this.#process.out(`${line}\n`);
  }

  sorted(entries: readonly LocatedFile[]): LocatedFile[] {
    const byName = (left: LocatedFile, right: LocatedFile): number =>
      left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
    const order = this.#flags.has('t')
      ? (left: LocatedFile, right: LocatedFile) => right.status.modified - left.status.modified || byName(left, right)
      : this.#flags.has('S')
        ? (left: LocatedFile, right: LocatedFile) => right.status.size - left.status.size || byName(left, right)
        : byName;
    const result = [...entries].sort(order);
    return this.#flags.has('r') ? result.reverse() : result;
  }

  async #entries({ path }: LocatedFile): Promise<LocatedFile[]> {
    const { files } = this.#process.container;
    const names = (await files.list(path)).filter(
      (name) => !name.startsWith('.') || this.#flags.has('a') || this.#flags.has('A'),
    );
    const entries: LocatedFile[] = [];
    for (const name of this.#flags.has('a') ? ['.', '..', ...names] : names) {
      const status = await files.status(posix.join(path, name));
      if (status !== undefined) entries.push({ name, path: posix.join(path, name), status });
    }
    return this.sorted(entries);
  }
}
