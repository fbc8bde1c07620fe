import { noPodTemplate, podTemplateSpecOf } from '../../client/pod-template.ts';
import type { Command } from '../../command.ts';
import { recordFlag } from '../../command-line/record.ts';
import { OcError } from '../../oc-error.ts';
import { changeObjects } from '../../set/change-objects.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set serviceaccount`: as whom the pods of a workload ask the API. */
export const setServiceAccount: Command = {
  usage: '(-f FILENAME | TYPE NAME) SERVICE_ACCOUNT',
  flags: [...setFlags.filter(({ name }) => name !== 'selector'), recordFlag],
  run: async (invocation) => {
    const { args } = invocation;
    const account = args.at(-1);
    if (account === undefined) throw new OcError('serviceaccount is required');
    await changeObjects(invocation, await setTargets(invocation, args.slice(0, -1)), {
      outcome: 'serviceaccount updated',
      failing: 'failed to patch ServiceAccountName %s',
      always: true,
      change: ({ kind, object }) => {
        const spec = podTemplateSpecOf(kind, object);
        if (spec === undefined) throw noPodTemplate(kind);
        spec.serviceAccountName = account;
        return true;
      },
    });
  },
};
