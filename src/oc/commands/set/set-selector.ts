import { serviceKind } from '../../../resources/kinds/kinds.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import type { Service } from '../../../resources/networking/service.ts';
import { parseSelector } from '../../client/parse-selector.ts';
import type { Command } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { recordFlag } from '../../command-line/record.ts';
import { OcError } from '../../oc-error.ts';
import { goRequirements } from '../../output/go-requirements.ts';
import { sendChange } from '../../set/change-objects.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set selector`: which pods a service sends its traffic to. */
export const setSelector: Command = {
  usage: '(-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]',
  flags: [
    recordFlag,
    ...setFlags
      .filter(({ name }) => name !== 'selector')
      .map((flag) => (flag.name === 'recursive' ? { ...flag, default: 'true' } : flag)),
    stringFlag('resource-version', 'Change the object only when this is its version.'),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    const expression = args.at(-1);
    if (expression === undefined) throw new OcError('one selector is required');
    const selector = parseSelector(expression);
    const version = flags.string('resource-version');
    const { targets } = await setTargets(invocation, args.slice(0, -1), { asksForFiles: true });
    for (const target of targets) {
      if (target.kind !== serviceKind) throw new OcError('setting a selector is only supported for Services');
      const wanted = structuredClone(target.object) as Service;
      wanted.spec.selector = labelsOf(selector);
      if (version !== '') wanted.metadata.resourceVersion = version;
      await sendChange(invocation, target, wanted, { outcome: 'selector updated', always: true });
    }
  },
};

/** @throws OcError for a selector that says more than which values labels have */
const labelsOf = ({ matchLabels = {}, matchExpressions = [] }: LabelSelectorSpec): Record<string, string> => {
  if (matchExpressions.length === 0) return matchLabels;
  throw new OcError(`match expression ${goRequirements(matchExpressions)} not supported on this object`);
};
