import { userKind } from '../../resources/kinds/access-kinds.ts';
import { selfSubjectReviewKind } from '../../resources/kinds/kinds.ts';
import type { Client } from './client.ts';

/** Whom the server takes the caller for; one who may not ask for a review is a user by name all the same. */
export const currentUser = async (client: Client): Promise<string> => {
  const review = {
    kind: 'SelfSubjectReview',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: { creationTimestamp: null },
    status: { userInfo: {} },
  };
  return await client.create<Review>(selfSubjectReviewKind, '', review).then(
    ({ status }) => status.userInfo.username,
    async () => (await client.get(userKind, '', '~')).metadata.name,
  );
};

interface Review {
  readonly status: { readonly userInfo: { readonly username: string } };
}
