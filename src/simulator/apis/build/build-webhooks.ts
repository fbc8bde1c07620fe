import { timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../../resources/access/secret.ts';
import type { BuildTriggerCause } from '../../../resources/builds/build.ts';
import type { BuildConfig, WebHookTrigger } from '../../../resources/builds/build-config.ts';
import { buildConfigKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { Subresource, Upload } from '../../apimachinery/rest-storage.ts';
import { badRequest, notFound, StatusError } from '../../apimachinery/status-error.ts';
import { successStatus } from '../../apimachinery/success-status.ts';
import type { BuildApi } from './build-api.ts';
import { instantiate } from './instantiate.ts';
import { type HookType, webhookEvent } from './webhook-event.ts';

interface Hook {
  readonly type: string;
  readonly member: HookType;
  readonly cause: Exclude<keyof BuildTriggerCause, 'message' | 'imageChangeBuild'>;
  readonly title: string;
}

const hooks: Readonly<Record<string, Hook>> = {
  generic: { type: 'Generic', member: 'generic', cause: 'genericWebHook', title: 'Generic WebHook' },
  github: { type: 'GitHub', member: 'github', cause: 'githubWebHook', title: 'GitHub WebHook' },
  gitlab: { type: 'GitLab', member: 'gitlab', cause: 'gitlabWebHook', title: 'GitLab WebHook' },
  bitbucket: { type: 'Bitbucket', member: 'bitbucket', cause: 'bitbucketWebHook', title: 'Bitbucket WebHook' },
};

/**
 * `buildconfigs/<name>/webhooks/<secret>/<type>`: starts a build for whoever knows the secret.
 *
 * @see https://docs.openshift.com/container-platform/4.19/cicd/builds/triggering-builds-build-hooks.html
 */
export const webhooksSubresource = (api: BuildApi): Subresource => ({
  kind: { group: 'build.openshift.io', version: 'v1', kind: 'Build' },
  connect: {
    protocol: 'upload',
    receive: async (context, name, upload) => {
      const answer = await receive(api, context, name, upload);
      return {
        code: 200,
        contentType: 'application/json',
        body: answer.map((each) => `${JSON.stringify(each)}\n`).join(''),
      };
    },
  },
});

const receive = async (
  api: BuildApi,
  context: RequestContext,
  name: string,
  { rest, body, headers }: Upload,
): Promise<KubeObject[]> => {
  if (rest.length !== 2) throw badRequest(`unexpected hook subpath ${rest.join('/')}`);
  const [secret = '', type = ''] = rest;
  const hook = hooks[type];
  if (hook === undefined) throw notFound({ ...buildConfigKind, plural: 'buildconfighook' }, type);
  // Who has no right to know gets the same answer whether there is no such configuration or another secret.
  const refusal = new StatusError(
    401,
    'Unauthorized',
    `the webhook ${JSON.stringify(type)} for ${JSON.stringify(name)} did not accept your secret`,
  );
  const config = api.configs.peek(context.namespace, name);
  const trigger = config && (await triggerOf(api, config, hook, secret));
  if (trigger === undefined) throw refusal;
  const contentType = String(headers['content-type'] ?? '');
  const allowEnv = trigger.allowEnv === true;
  const {
    proceed,
    revision: git,
    warning,
    ...asked
  } = await webhookEvent(hook.member, config as BuildConfig, {
    headers,
    body,
    contentType,
    allowEnv,
  });
  const notes = warning === undefined ? [] : [noted(warning)];
  if (!proceed) return notes;
  const revision = git && { revision: { type: 'Git', git } };
  const cause: BuildTriggerCause = { message: hook.title, [hook.cause]: { ...revision, secret: '<secret>' } };
  const build = await instantiate(api, context, {
    apiVersion: 'build.openshift.io/v1',
    kind: 'BuildRequest',
    metadata: { name },
    triggeredBy: [cause],
    ...revision,
    ...asked,
  });
  return [build, ...notes];
};

/** What was wrong with a call; it follows what the call has made. */
const noted = (message: string): KubeObject => successStatus({ message, code: 200 });

/** The trigger whose secret the caller knows. */
const triggerOf = async (
  { options }: BuildApi,
  config: BuildConfig,
  hook: Hook,
  given: string,
): Promise<WebHookTrigger | undefined> => {
  for (const trigger of config.spec.triggers ?? []) {
    if (trigger.type !== hook.type) continue;
    const known = trigger[hook.member] as WebHookTrigger;
    const { secret, secretReference } = known;
    if (secret && same(secret, given)) return known;
    if (!secretReference) continue;
    const stored = await options.client
      .get<Secret>(secretKind, config.metadata.namespace, secretReference.name)
      .catch(ignoreNotFound);
    const content = stored?.data?.['WebHookSecretKey'];
    if (content !== undefined && same(Buffer.from(content, 'base64').toString(), given)) return known;
  }
  return undefined;
};

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
