import { serviceKind } from '../../../resources/kinds.ts';
import type { Service } from '../../../resources/service.ts';
import type { Command } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { sendChange } from '../../set/change-objects.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set selector`: which pods a service sends its traffic to. */
export const setSelector: Command = {
  usage: '(-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]',
  flags: [
    ...setFlags.filter(({ name }) => name !== 'selector'),
    stringFlag('selector', 'Selector (label query) to filter on.', { short: 'l' }),
    stringFlag('resource-version', 'Change the object only when this is its version.'),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    const expression = args.at(-1);
    if (expression === undefined) throw new OcError('one selector is required');
    const selector = labelsOf(expression);
    const version = flags.string('resource-version');
    const { targets } = await setTargets(invocation, args.slice(0, -1), { asksForFiles: true });
    for (const target of targets) {
      if (target.kind !== serviceKind) throw new OcError('setting a selector is only supported for Services');
      const wanted = structuredClone(target.object) as Service;
      wanted.spec.selector = selector;
      if (version !== '') wanted.metadata.resourceVersion = version;
      await sendChange(invocation, target, wanted, { outcome: 'selector updated', always: true });
    }
  },
};

/** @throws OcError for what is no selector, or one that says more than which values labels have */
const labelsOf = (text: string): Record<string, string> => {
  const parts = text.split(/,(?![^(]*\))/).map((part) => part.trim());
  return Object.fromEntries(
    parts.map((part) => {
      const [, key, value] = /^([^=!\s()]+)\s*==?\s*([^=!\s()]*)$/.exec(part) ?? [];
      if (key === undefined || value === undefined)
        throw new OcError(
          /\s(in|notin)\s*\(|^!?[^=!\s()]+$|!=/.test(part)
            ? `match expression [${requirementText(part)}] not supported on this object`
            : `couldn't parse the selector string ${JSON.stringify(text)}: unable to parse requirement: ${part}`,
        );
      return [key, value];
    }),
  );
};

/** `{app In [a b]}`: how Go prints a requirement. */
const requirementText = (text: string): string => {
  const [, key = '', operator = '', values = ''] = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text) ?? [];
  if (key !== '')
    return `{${key} ${operator === 'in' ? 'In' : 'NotIn'} [${values
      .split(',')
      .map((each) => each.trim())
      .join(' ')}]}`;
  const [, other = '', value = ''] = /^([^=!\s]+)\s*!=\s*(.*)$/.exec(text) ?? [];
  if (other !== '') return `{${other} NotIn [${value}]}`;
  return text.startsWith('!') ? `{${text.slice(1)} DoesNotExist []}` : `{${text} Exists []}`;
};
