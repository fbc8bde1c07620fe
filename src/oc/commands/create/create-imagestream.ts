import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
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
    await createObject(invocation, imageStreamKind, stream, { parameters: false });
  },
};
