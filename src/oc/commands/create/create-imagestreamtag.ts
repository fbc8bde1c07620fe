import { InvalidReferenceError, parseImageReference } from '../../../image/reference.ts';
import type { TagSource } from '../../../resources/images/image-stream.ts';
import { imageStreamTagKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError, PlainError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/**
 * `oc create imagestreamtag`: a tag that points to an image or to another tag.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/create/imagestreamtag.go
 */
export const createImageStreamTag: Command = {
  usage: 'NAME --from-image=IMAGE | --from=STREAM:TAG [flags]',
  flags: [
    ...createFlags,
    listFlag('annotation', 'An annotation of the tag: name=value.', {
      short: 'A',
      deprecatedShort: 'please use --annotation instead.',
    }),
    stringFlag('from', 'Reference an image stream tag, or an image stream image.'),
    stringFlag('from-image', 'Use the provided remote image with this tag.'),
    stringFlag(
      'reference-policy',
      'Local: nodes pull through the integrated registry; source: from where the image is.',
    ),
    booleanFlag('scheduled', 'If set the remote source of this image will be periodically checked for imports.'),
    booleanFlag('insecure', 'Allow importing from registries without valid certificates, or without HTTPS.'),
    booleanFlag('reference', 'If true, the tag value will be used whenever the image stream tag is referenced.'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const policy = policyOf(flags.string('reference-policy'));
    const name = requiredName(invocation);
    const [stream, tag, ...more] = name.split(':');
    if (!stream || !tag || more.length > 0)
      throw new PlainError(`Error from server: ${JSON.stringify(name)} must be of the form <stream_name>:<tag>`);
    const annotations = annotationsOf(flags.list('annotation'));
    const importPolicy = {
      ...(flags.boolean('insecure') && { insecure: true }),
      ...(flags.boolean('scheduled') && { scheduled: true }),
    };
    const spec = {
      name: '',
      annotations,
      from: sourceOf(flags.string('from'), flags.string('from-image')),
      ...(flags.boolean('reference') && { reference: true }),
      generation: null,
      importPolicy,
      referencePolicy: { type: policy },
    };
    const object = {
      kind: 'ImageStreamTag',
      apiVersion: 'image.openshift.io/v1',
      metadata: { name, creationTimestamp: null, ...(Object.keys(annotations).length > 0 && { annotations }) },
      tag: spec,
      generation: 0,
      lookupPolicy: { local: false },
      image: { metadata: { creationTimestamp: null }, dockerImageMetadata: null },
    };
    await createObject(invocation, imageStreamTagKind, object, { parameters: false });
  },
};

const policyOf = (text: string): '' | 'Source' | 'Local' => {
  if (text === '') return text;
  if (text.toLowerCase() === 'source') return 'Source';
  if (text.toLowerCase() === 'local') return 'Local';
  throw new OcError('valid values for --reference-policy are: source, local');
};

const annotationsOf = (words: readonly string[]): Record<string, string> => {
  return Object.fromEntries(
    words.map((word) => {
      const sign = word.indexOf('=');
      if (sign < 0 && word.endsWith('-')) throw new OcError('annotations must be of the form name=value');
      if (sign < 1) throw new OcError(`annotations must be of the form key=value, but is ${JSON.stringify(word)}`);
      return [word.slice(0, sign), word.slice(sign + 1)];
    }),
  );
};

const sourceOf = (from: string, image: string): TagSource | undefined => {
  if (image !== '' && from !== '') throw new OcError('--from and --from-image may not be used together');
  if (image !== '') return { kind: 'DockerImage', name: image };
  if (from === '') return undefined;
  const { registry, namespace, name, tag, id } = referenceOf(from);
  if (registry !== '') throw new OcError('Invalid --from, registry may not be specified');
  const kind = id === '' ? 'ImageStreamTag' : 'ImageStreamImage';
  const suffix = id === '' ? (tag === '' ? '' : `:${tag}`) : `@${id}`;
  return { kind, ...(namespace !== '' && { namespace }), name: `${name}${suffix}` };
};

const referenceOf = (from: string): ReturnType<typeof parseImageReference> => {
  if (from.startsWith(':')) return { registry: '', namespace: '', name: from.slice(1), tag: '', id: '' };
  try {
    return parseImageReference(from);
  } catch (error) {
    if (!(error instanceof InvalidReferenceError)) throw error;
    throw new OcError(`Invalid --from, must be a valid image stream tag or image stream image: ${error.message}`, {
      cause: error,
    });
  }
};
