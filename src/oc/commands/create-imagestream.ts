import type { TagSource } from '../../resources/image-stream.ts';
import { imageStreamKind, imageStreamTagKind } from '../../resources/kinds.ts';
import type { Command } from '../command.ts';
import { booleanFlag, stringFlag } from '../command-line/flag.ts';
import { PlainError } from '../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create imagestream`: an empty stream. */
export const createImageStream: Command = {
  usage: 'NAME [flags]',
  flags: [
    ...createFlags,
    booleanFlag(
      'lookup-local',
      'If true, the image stream will be the source for any top-level image reference in this project.',
    ),
  ],
  run: async (invocation) => {
    const local = invocation.flags.boolean('lookup-local');
    const metadata = { name: requiredName(invocation), creationTimestamp: null };
    const stream = {
      kind: 'ImageStream',
      apiVersion: 'image.openshift.io/v1',
      metadata,
      spec: { lookupPolicy: { local } },
      status: { dockerImageRepository: '' },
    };
    await createObject(invocation, imageStreamKind, stream, { query: {} });
  },
};

/** `oc create imagestreamtag`: a tag that points to an image or to another tag. */
export const createImageStreamTag: Command = {
  usage: 'NAME --from-image=IMAGE | --from=STREAM:TAG [flags]',
  flags: [
    ...createFlags,
    stringFlag('from', 'Reference an image stream tag, or an image stream image.'),
    stringFlag('from-image', 'Use the provided remote image with this tag.'),
    stringFlag(
      'reference-policy',
      'If set to "Local", referenced images will be pulled through the integrated registry.',
      { default: 'Source' },
    ),
    booleanFlag('scheduled', 'If set the remote source of this image will be periodically checked for imports.'),
    booleanFlag(
      'insecure',
      'Allow importing from registries that have invalid HTTPS certificates or are hosted via HTTP.',
    ),
    booleanFlag('reference', 'If true, the tag value will be used whenever the image stream tag is referenced.'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const name = requiredName(invocation);
    const [stream, tag, ...more] = name.split(':');
    if (!stream || !tag || more.length > 0)
      throw new PlainError(`Error from server: ${JSON.stringify(name)} must be of the form <stream_name>:<tag>`);
    const importPolicy = {
      ...(flags.boolean('insecure') && { insecure: true }),
      ...(flags.boolean('scheduled') && { scheduled: true }),
      importMode: 'Legacy',
    };
    const spec = {
      name: '',
      annotations: null,
      from: sourceOf(flags.string('from'), flags.string('from-image')),
      ...(flags.boolean('reference') && { reference: true }),
      generation: null,
      importPolicy,
      referencePolicy: { type: flags.string('reference-policy').toLowerCase() === 'local' ? 'Local' : 'Source' },
    };
    await createObject(
      invocation,
      imageStreamTagKind,
      {
        kind: 'ImageStreamTag',
        apiVersion: 'image.openshift.io/v1',
        metadata: { name, creationTimestamp: null },
        tag: spec,
        generation: 0,
        lookupPolicy: { local: false },
        image: { metadata: { creationTimestamp: null }, dockerImageMetadata: null },
      },
      { query: {} },
    );
  },
};

const sourceOf = (from: string, image: string): TagSource | undefined => {
  if (image !== '') return { kind: 'DockerImage', name: image };
  if (from === '') return undefined;
  const [namespace, name] = from.includes('/') ? (from.split('/') as [string, string]) : [undefined, from];
  const kind = name.includes('@') ? 'ImageStreamImage' : 'ImageStreamTag';
  return { kind, ...(namespace && { namespace }), name };
};
