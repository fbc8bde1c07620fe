import type { PodSecuritySubjectReview } from '../../../resources/access/pod-security-review.ts';
import type { Build } from '../../../resources/builds/build.ts';
import { podSecuritySubjectReviewKind } from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { Client } from '../../apimachinery/client.ts';

/**
 * Whether the account that a build of sources names may run containers as root, so that its scripts may, too. As on a real
 * cluster nobody asks for builds that name none.
 */
export const mayRunAsRoot = async ({ metadata, spec }: Build, client: Client): Promise<boolean> => {
  if (spec.strategy.sourceStrategy === undefined || !spec.serviceAccount) return false;
  const review: PodSecuritySubjectReview = {
    apiVersion: apiVersionOf(podSecuritySubjectReviewKind),
    kind: podSecuritySubjectReviewKind.kind,
    metadata: { ...(metadata.namespace && { namespace: metadata.namespace }) } as PodSecuritySubjectReview['metadata'],
    spec: {
      template: {
        metadata: {},
        spec: {
          serviceAccountName: spec.serviceAccount,
          containers: [{ name: 'fake', image: 'fake', securityContext: { runAsUser: 0 } }],
        },
      },
    },
  };
  const answer = await client.create(podSecuritySubjectReviewKind, review).catch(() => undefined);
  return answer?.status?.allowedBy !== undefined;
};
