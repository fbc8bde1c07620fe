import type { BuildTriggerCause, WebHookCause } from '../../../resources/builds/build.ts';
import type { GitRevision } from '../../../resources/builds/build-config.ts';
import { field } from '../openshift-lines.ts';

/** Why a build was started, as `oc describe build` tells it, with an empty line at the end. */
export const describeCauses = (causes: readonly BuildTriggerCause[] | null | undefined): string =>
  `${causes?.map(describeCause).join('') ?? cause('<unknown>')}\n`;

const cause = (message: string | undefined): string => field('\nBuild trigger cause', message);

const describeCause = (each: BuildTriggerCause): string => {
  const hook = each.githubWebHook ?? each.gitlabWebHook ?? each.bitbucketWebHook ?? each.genericWebHook;
  const { imageID, fromRef } = each.imageChangeBuild ?? {};
  return [
    cause(each.message),
    hook === undefined ? '' : describeHook(hook),
    each.imageChangeBuild === undefined
      ? ''
      : `${field('Image ID', imageID)}${field('Image Name/Kind', `${fromRef?.name} / ${fromRef?.kind}`)}`,
  ].join('');
};

const describeHook = ({ secret, revision }: WebHookCause): string =>
  `${revision?.git === undefined ? '' : describeRevision(revision.git)}${field('Secret', secret)}`;

/** The commit that a build is made of, and by whom it was made. */
export const describeRevision = ({ commit = '', message = '', author, committer }: GitRevision): string => {
  const [writer, sender] = [author?.name ?? '', committer?.name ?? ''];
  const people =
    writer !== '' && sender !== ''
      ? field('Author/Committer', writer === sender ? writer : `${writer} / ${sender}`)
      : `${writer === '' ? '' : field('Author', writer)}${sender === '' ? '' : field('Committer', sender)}`;
  return `${field('Commit', `${commit.slice(0, 7)} (${message})`)}${people}`;
};
