import { selfSubjectReviewKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Command } from '../../command.ts';
import { outputFlag } from '../../command-line/shared-flags.ts';
import { formatTyped } from '../../output/format-chosen.ts';
import { goText } from '../../output/go-text.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { tableOptions } from '../../output/table.ts';

/** `oc auth whoami`: everything that the server knows of the user. */
export const authWhoami: Command = {
  usage: '',
  ignoresTemplateAlone: true,
  flags: [outputFlag],
  run: async ({ client, context, flags }) => {
    const review = await client.create<Review>(selfSubjectReviewKind, '', {
      kind: 'SelfSubjectReview',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: { creationTimestamp: null },
      status: { userInfo: {} },
    });
    const format = flags.string('output');
    if (format !== '')
      return context.stdout(formatTyped(flags, { objects: [review], kinds: [selfSubjectReviewKind], single: true }));
    const { username, uid, groups, extra = {} } = review.status.userInfo;
    const rows = [
      ...(username ? [`Username\t${username}`] : []),
      ...(uid ? [`UID\t${uid}`] : []),
      ...(groups?.length ? [`Groups\t${goText(groups)}`] : []),
      ...Object.keys(extra)
        .sort()
        .map((key) => `Extra: ${key}\t${goText(extra[key])}`),
    ];
    context.stdout(alignTabs(`ATTRIBUTE\tVALUE\n${rows.map((row) => `${row}\n`).join('')}`, tableOptions));
  },
};

interface Review extends KubeObject {
  status: { userInfo: { username?: string; uid?: string; groups?: string[]; extra?: Record<string, string[]> } };
}
