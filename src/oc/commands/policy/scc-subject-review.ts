import type { PodSecuritySubjectReview } from '../../../resources/access/pod-security-review.ts';
import {
  podSecuritySelfSubjectReviewKind,
  podSecuritySubjectReviewKind,
} from '../../../resources/kinds/platform-kinds.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { fileFlags, outputFlag } from '../../command-line/shared-flags.ts';
import { usageError } from '../../oc-error.ts';
import { reviewPods, shortAccount } from '../../policy/review-pods.ts';

/**
 * `oc adm policy scc-subject-review`: the security context constraints under which a user, members of groups or a service account
 * may run pods; without any of them, whoever asks.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/admin/policy/subject_review.go
 */
export const sccSubjectReview: Command = {
  usage: '[-f FILENAME]',
  ignoresTemplateAlone: true,
  flags: [
    stringFlag('user', 'The user to ask for.', { short: 'u' }),
    listFlag('groups', 'The groups to ask for, separated by commas.', { short: 'g' }),
    stringFlag('serviceaccount', 'A service account of the project, to ask for in place of a user.', { short: 'z' }),
    booleanFlag('no-headers', 'If true, print no headers.'),
    ...fileFlags,
    outputFlag,
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const account = flags.string('serviceaccount');
    if (flags.has('user') && account !== '')
      throw usageError(invocation.path, '--user and --serviceaccount are mutually exclusive');
    if (account.includes(',')) throw usageError(invocation.path, 'only one Service Account is supported');
    const groups = flags.list('groups');
    const user = account === '' ? flags.string('user') : shortAccount(account);
    const isAboutOthers = user !== '' || groups.length > 0;
    await reviewPods<PodSecuritySubjectReview>(invocation, {
      kind: isAboutOthers ? podSecuritySubjectReviewKind : podSecuritySelfSubjectReviewKind,
      spec: isAboutOthers ? { ...(user && { user }), groups: groups.length > 0 ? groups : null } : {},
      title: 'Subject Review',
      columns: ['ALLOWED BY'],
      cells: ({ status }) => [[status?.allowedBy?.name ?? '<none>']],
    });
  },
};
