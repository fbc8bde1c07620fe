import { projectRequestKind } from '../../../resources/kinds/kinds.ts';
import { currentUser } from '../../client/current-user.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';

/** `oc new-project`: asks for a project and makes it the current one. */
export const newProject: Command = {
  usage: 'NAME [--display-name=DISPLAYNAME] [--description=DESCRIPTION] [flags]',
  flags: [
    stringFlag('display-name', 'Project display name'),
    stringFlag('description', 'Project description'),
    booleanFlag(
      'skip-config-write',
      'If true, the project will not be set as a cluster entry in kubeconfig after being created',
    ),
  ],
  run: async ({ args, flags, client, context }) => {
    const [name, ...more] = args;
    if (name === undefined || more.length > 0) throw new OcError('must have exactly one argument');
    await client.request({ method: 'GET', path: '/apis/project.openshift.io/v1/projectrequests' });
    const texts = {
      displayName: flags.string('display-name') || undefined,
      description: flags.string('description') || undefined,
    };
    await client.create(projectRequestKind, '', {
      kind: 'ProjectRequest',
      apiVersion: 'project.openshift.io/v1',
      metadata: { name, creationTimestamp: null },
      ...texts,
    });
    if (flags.boolean('skip-config-write'))
      return context.stdout(
        `Project "${name}" created on server "${client.api.server}".\n\nTo switch to this project and start adding applications, use:\n\n    oc project ${name}\n`,
      );
    await context.session.setNamespace(name, await currentUser(client).catch(() => undefined));
    context.stdout(`Now using project "${name}" on server "${client.api.server}".\n${advice}`);
  },
};

const advice = `
You can add applications to this project with the 'new-app' command. For example, try:

    oc new-app rails-postgresql-example

to build a new example application in Ruby. Or use kubectl to deploy a simple Kubernetes application:

    kubectl create deployment hello-node --image=registry.k8s.io/e2e-test-images/agnhost:2.43 -- /agnhost serve-hostname

`;
