import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** A git repository that a build takes its sources from. */
export interface SourceRepository {
  /** As it was written: `https://example.com/acme/web.git#v1`. */
  readonly location: string;
  readonly uri: string;
  /** The branch, tag or commit behind `#`. */
  readonly ref?: string;
}

/** Whether a word can only be the address of a repository. */
export const isRepository = (word: string): boolean =>
  /^(https?|git|ssh|file):\/\//.test(word) || /^[\w.-]+@[\w.-]+:/.test(word);

/** `host:path`, as git reads it too: whether something is there is looked for in vain, and that is said of the words. */
export const warnOfRemotes = ({ args, context }: Invocation): void => {
  for (const word of args)
    if (/^[^/:=]+:./.test(word) && !isRepository(word))
      context.stdout('warning: Cannot check if git requires authentication.\n');
};

export const parseRepository = (location: string): SourceRepository => {
  const [uri = '', ref] = location.split(/#(.*)/s);
  return { location, uri, ...(ref && { ref }) };
};

/** What is built of a repository is called like it. @throws OcError when that is no name */
export const repositoryName = ({ location, uri }: SourceRepository): string => {
  const last = uri.replace(/\/+$/, '').split(/[/:]/).at(-1) ?? '';
  const name = last
    .replace(/\.git$/, '')
    .toLowerCase()
    .replaceAll(/[^-0-9a-z]/g, '')
    .replace(/^-+/, '');
  if (name.length < 2) throw new OcError(`can't build ${JSON.stringify(location)}: invalid name: ${name}`);
  return name;
};

/** Whether there is a host of a repository is for its builds to find out: here, no repository can be looked into. */
export const hostOf = (location: string): string => {
  try {
    return new URL(location).hostname;
  } catch {
    return /@([\w.-]+):/.exec(location)?.[1] ?? location;
  }
};
