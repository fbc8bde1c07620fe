import type { PodSecurityReview } from '../../../resources/access/pod-security-review.ts';
import { podSecurityReviewKind } from '../../../resources/kinds/platform-kinds.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, listFlag } from '../../command-line/flag.ts';
import { fileFlags, outputFlag } from '../../command-line/shared-flags.ts';
import { reviewPods, shortAccount } from '../../policy/review-pods.ts';

/**
 * `oc adm policy scc-review`: the security context constraints under which service accounts may run pods.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/admin/policy/review.go
 */
export const sccReview: Command = {
  usage: '[-f FILENAME]',
  ignoresTemplateAlone: true,
  flags: [
    listFlag('serviceaccount', 'Service accounts to ask for, instead of the one that the pod names.', { short: 'z' }),
    booleanFlag('no-headers', 'If true, print no headers.'),
    ...fileFlags,
    outputFlag,
  ],
  run: async (invocation) => {
    const names = invocation.flags.list('serviceaccount');
    await reviewPods<PodSecurityReview>(invocation, {
      kind: podSecurityReviewKind,
      spec: { serviceAccountNames: names.length > 0 ? names.map(shortAccount) : null },
      title: 'Review',
      columns: ['SERVICE ACCOUNT', 'ALLOWED BY'],
      cells: ({ status }) =>
        (status?.allowedServiceAccounts ?? []).map(({ name, allowedBy }) => [name, allowedBy?.name ?? '<none>']),
    });
  },
};
