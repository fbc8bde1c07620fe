import { parseImageReference } from '../../image/reference.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import type { ImageTrigger, TriggerSet } from './trigger-set.ts';

/**
 * The triggers of an object after what the command line asks for.
 *
 * @param containers the names of all containers of the object
 * @throws OcError when it names no container, one that is not there, or one that another trigger has
 */
export const changedTriggers = (
  before: TriggerSet,
  containers: readonly string[],
  { flags, namespace }: Invocation,
): TriggerSet => {
  if (flags.boolean('remove-all')) return { config: false, images: [] };
  const auto = !flags.boolean('manual');
  const source = flags.has('from-image') ? sourceOf(flags.string('from-image'), namespace) : undefined;
  if (flags.boolean('remove'))
    return {
      config: before.config && !flags.boolean('from-config'),
      images: before.images.filter((image) => source === undefined || !isSame(image, source)),
    };
  if (!flags.boolean('from-config') && source === undefined)
    return { config: auto, images: before.images.map((image) => ({ ...image, auto })) };
  const config = flags.boolean('from-config') ? auto : before.config;
  if (source === undefined) return { config, images: before.images };
  const image = { ...source, auto, names: namesOf(flags.list('containers'), containers) };
  const index = before.images.findIndex((each) => isSame(each, source));
  const images = index < 0 ? [...before.images, image] : before.images.with(index, image);
  refuseShared(images);
  return { config, images };
};

type Source = Pick<ImageTrigger, 'from' | 'namespace'>;

const sourceOf = (text: string, own: string): Source => {
  const { namespace, name, tag } = parseImageReference(text);
  return { from: `${name}:${tag}`, namespace: namespace === own ? '' : namespace };
};

const isSame = (one: Source, other: Source): boolean => one.from === other.from && one.namespace === other.namespace;

const namesOf = (wanted: readonly string[], containers: readonly string[]): readonly string[] => {
  if (wanted.length === 0) {
    if (containers.length === 1) return containers;
    throw new OcError('you must specify --containers when setting --from-image');
  }
  const unknown = wanted.filter((name) => !containers.includes(name));
  if (unknown.length > 0)
    throw new OcError(`not all container names exist: ${unknown.join(', ')} (accepts: ${containers.join(', ')})`);
  return wanted;
};

const refuseShared = (images: readonly ImageTrigger[]): void => {
  const seen = new Set<string>();
  for (const name of images.flatMap(({ names }) => names)) {
    if (seen.has(name)) throw new OcError(`only one trigger may reference each container: ${name}`);
    seen.add(name);
  }
};
