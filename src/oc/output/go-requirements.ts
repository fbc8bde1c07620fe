import type { LabelSelectorSpec } from '../../resources/labels/label-selector-spec.ts';

/** How Go prints what a selector requires: `[{app In [a b]}]`; `named`: `[{Key:app Operator:In Values:[a b]}]`. */
export const goRequirements = (
  requirements: NonNullable<LabelSelectorSpec['matchExpressions']>,
  named = false,
): string => {
  const [key, operator, values] = named ? ['Key:', 'Operator:', 'Values:'] : ['', '', ''];
  const texts = requirements.map(
    (each) => `{${key}${each.key} ${operator}${each.operator} ${values}[${(each.values ?? []).join(' ')}]}`,
  );
  return `[${texts.join(' ')}]`;
};
