import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { selectorText } from '../../../resources/labels/selector-text.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';

/** To whom roles of a project may be given; one member is set. */
export interface RoleBindingRestriction extends KubeObject {
  spec?: {
    userrestriction?: { users?: string[] | null; groups?: string[] | null; labels?: LabelSelectorSpec[] | null } | null;
    grouprestriction?: { groups?: string[] | null; labels?: LabelSelectorSpec[] | null } | null;
    serviceaccountrestriction?: { serviceaccounts?: { name: string }[] | null; namespaces?: string[] | null } | null;
  };
}

/** What `oc describe rolebindingrestriction` prints. */
export const describeRestriction = ({ metadata, spec = {} }: RoleBindingRestriction, now: number): string => {
  const { userrestriction: user, grouprestriction: group, serviceaccountrestriction: account } = spec;
  const subject = user ? 'User' : group ? 'Group' : account ? 'ServiceAccount' : undefined;
  return alignOpenShift(
    [
      describeMeta(metadata, now),
      field('Subject type', subject),
      user ? field('Users', user.users?.join(', ')) + field('Users in groups', user.groups?.join(', ')) : '',
      user ? selectorLines(user.labels) : '',
      group && !user ? field('Groups', group.groups?.join(', ')) + selectorLines(group.labels) : '',
      account && !user && !group
        ? field('ServiceAccounts', account.serviceaccounts?.map(({ name }) => name).join(', ')) +
          field('Namespaces', account.namespaces?.join(', '))
        : '',
    ].join(''),
  );
};

const selectorLines = (selectors: readonly LabelSelectorSpec[] | null | undefined): string =>
  selectors?.length
    ? `Label selectors:\n${selectors.map((selector) => `\t${selectorText(selector)}\n`).join('')}`
    : field('Label selectors', undefined);
