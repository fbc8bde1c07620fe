import { ApiStatusError } from '../../errors/api-status-error.ts';
import { EnvironmentError } from '../../errors/environment-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { may } from './access-review.ts';

/** What lets a user request projects. */
export const selfProvisionerRemedy =
  'as an administrator: oc adm policy add-cluster-role-to-user self-provisioner USER';

/**
 * Makes sure that the user may have projects, before anything is begun.
 *
 * @throws EnvironmentError when not, with what the cluster says to those who ask
 */
export const requireProjects = async (api: KubeApi, user: string | undefined): Promise<void> => {
  if (await may(api, { verb: 'create', group: 'project.openshift.io', resource: 'projectrequests' })) return;
  const said = await refusal(api);
  throw new EnvironmentError(
    `${user ?? 'the user'} may not request projects on ${api.server}, and every experiment needs one${said === undefined ? '' : `: ${said}`}`,
    { hint: selfProvisionerRemedy.replace('USER', user ?? 'USER') },
  );
};

/** What an administrator has to say to those who may not, as `oc new-project` shows it. */
const refusal = async (api: KubeApi): Promise<string | undefined> => {
  try {
    await api.request({ method: 'GET', path: '/apis/project.openshift.io/v1/projectrequests' });
    return undefined;
  } catch (error) {
    if (error instanceof ApiStatusError) return error.message;
    throw error;
  }
};
