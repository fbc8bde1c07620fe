import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorMessage } from '../error-text.ts';
import { OcError } from '../oc-error.ts';
import { type ExpandTags, formatLocation, type ImageLocation, parseLocation, parseSource } from './image-location.ts';

/** What is copied where. */
export interface Mapping {
  readonly source: ImageLocation;
  readonly destination: ImageLocation;
}

/** Where mappings are read from. */
export interface MappingInput {
  readonly expand: ExpandTags;
  /** Where the paths of files start. */
  readonly cwd: string;
  readonly stdin: string;
}

/**
 * The copies that arguments (`SRC=DST …` or `SRC DST …`) and files ask for.
 *
 * @throws OcError when something is no mapping, or two have one destination
 */
export const readMappings = async (
  args: readonly string[],
  files: readonly string[],
  input: MappingInput,
): Promise<Mapping[]> => {
  const taken = new Set<string>();
  const mappings = await parseArguments(args, taken, input.expand);
  for (const file of files) mappings.push(...(await parseFile(file, taken, input)));
  if (mappings.length === 0)
    throw new OcError(
      'you must specify at least one source image to pull and the destination to push to as SRC=DST or SRC DST [DST2 DST3 ...]',
    );
  if (mappings.some(({ source, destination }) => formatLocation(source) === formatLocation(destination)))
    throw new OcError('SRC and DST may not be the same');
  return mappings;
};

const parseFile = async (
  file: string,
  taken: Set<string>,
  { expand, cwd, stdin }: MappingInput,
): Promise<Mapping[]> => {
  const text = file === '-' ? stdin : await readText(resolve(cwd, file), file);
  const mappings: Mapping[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.replace(/#.*/, '').trim();
    if (words === '') continue;
    try {
      mappings.push(...(await parseArguments(words.split(' '), taken, expand)));
    } catch (error) {
      throw new OcError(`file ${file}, line ${index + 1}: ${errorMessage(error)}`);
    }
  }
  return mappings;
};

const readText = (path: string, file: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    throw new OcError(`open ${file}: no such file or directory`, { cause });
  });

const parseArguments = async (args: readonly string[], taken: Set<string>, expand: ExpandTags): Promise<Mapping[]> => {
  const mappings: Mapping[] = [];
  for (const [from, to] of pairs(args)) {
    const sources = await parseSource(from, expand);
    const destination = parseLocation(to);
    if (destination.reference.id)
      throw new OcError('you must specify a tag for DST or leave it blank to only push by digest');
    if (sources.length > 1 && destination.reference.tag)
      throw new OcError('when source contains wildcards, the destination must be a repository');
    for (const source of sources) {
      const tag = destination.reference.tag || source.reference.tag;
      const copied = { ...destination, reference: { ...destination.reference, tag } };
      if (taken.has(formatLocation(copied)))
        throw new OcError(`each destination tag may only be specified once: ${formatLocation(copied)}`);
      taken.add(formatLocation(copied));
      mappings.push({ source, destination: copied });
    }
  }
  return mappings;
};

const pairs = (args: readonly string[]): [from: string, to: string][] => {
  const mapped = args
    .filter((arg) => arg.includes('='))
    .map((arg): [string, string] => [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]);
  if (mapped.some(([from, to]) => from === '' || to === ''))
    throw new OcError('all arguments must be valid SRC=DST mappings');
  const [source, ...others] = args.filter((arg) => !arg.includes('='));
  if (mapped.length > 0 || source === undefined) return mapped;
  if (others.length === 0)
    throw new OcError(
      'all arguments must be valid SRC=DST mappings, or you must specify one SRC argument and one or more DST arguments',
    );
  return others.filter((other) => other !== '').map((other) => [source, other]);
};
