import { projectKind, roleBindingKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';

/** `oc adm new-project`: a project that is not requested but made, with an administrator if one is named. */
export const admNewProject: Command = {
  usage: 'NAME [--display-name=DISPLAYNAME] [--description=DESCRIPTION]',
  flags: [
    stringFlag('admin', 'The user who administers the project.'),
    stringFlag('admin-role', 'The role of that user.', { default: 'admin' }),
    stringFlag('display-name', 'The title of the project.'),
    stringFlag('description', 'What the project is for.'),
    stringFlag('node-selector', 'Labels of the nodes on which its pods run.'),
  ],
  run: async ({ args, client, context, flags }) => {
    const [name, ...more] = args;
    if (name === undefined || more.length > 0) throw new OcError('you must specify one argument: project name');
    const annotations = ['description', 'display-name', 'node-selector']
      .filter((flag) => flag !== 'node-selector' || flags.has(flag))
      .map((flag) => [`openshift.io/${flag}`, flags.string(flag)]);
    if ((await client.find(projectKind, '', name)) !== undefined) throw new OcError(`project ${name} already exists`);
    await client.create(projectKind, '', {
      kind: 'Project',
      apiVersion: 'project.openshift.io/v1',
      metadata: { name, creationTimestamp: null, annotations: Object.fromEntries(annotations) },
      spec: {},
      status: {},
    });
    context.stdout(`Created project ${name}\n`);
    const admin = flags.string('admin');
    if (admin === '') return;
    const group = 'rbac.authorization.k8s.io';
    const role = flags.string('admin-role');
    await client.create(roleBindingKind, name, {
      kind: 'RoleBinding',
      apiVersion: `${group}/v1`,
      metadata: { name: role, namespace: name, creationTimestamp: null },
      subjects: [{ kind: 'User', apiGroup: group, name: admin }],
      roleRef: { apiGroup: group, kind: 'ClusterRole', name: role },
    });
  },
};
