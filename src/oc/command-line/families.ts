/** Commands that do nothing by themselves: they hold others. */
export interface Family {
  readonly path: string;
  readonly aliases?: readonly string[];
  /** What its help begins with. */
  readonly summary: string;
  /** What follows its path in the line that tells how it is used. @default '[flags]' */
  readonly usage?: string;
}

/** Every family; `create` and `apply` are commands of their own besides. */
export const families: readonly Family[] = [
  { path: 'adm', summary: 'Administer the cluster' },
  { path: 'adm groups', summary: 'Manage groups of users' },
  { path: 'adm policy', summary: 'Manage who may do what in the cluster' },
  { path: 'adm prune', summary: 'Remove what nothing needs any more' },
  { path: 'adm top', summary: 'Show what objects take up' },
  { path: 'auth', summary: 'Find out who may do what' },
  { path: 'config', usage: 'SUBCOMMAND', summary: 'Show and change the kubeconfig' },
  { path: 'create route', summary: 'Make a service reachable from outside, with TLS' },
  {
    path: 'create secret',
    usage: '(docker-registry | generic | tls)',
    summary: 'Create a secret of one of the usual forms',
  },
  { path: 'create service', aliases: ['create svc'], summary: 'Create a service of one of the four types' },
  { path: 'image', usage: 'COMMAND [flags]', summary: 'Look into images and move them' },
  { path: 'policy', summary: 'Manage who may do what in the current project' },
  { path: 'registry', usage: 'COMMAND [flags]', summary: 'Work with the integrated registry' },
  { path: 'rollout', usage: 'SUBCOMMAND [flags]', summary: 'Start rollouts, watch them, and go back to older ones' },
  { path: 'secrets', aliases: ['secret'], summary: 'Manage which secrets service accounts use' },
  { path: 'set', usage: 'COMMAND [flags]', summary: 'Change parts of objects' },
];

/** The family that words begin with, the one with the most words, and how many words name it. */
export const familyNamed = (words: readonly string[]): { family: Family; length: number } | undefined => {
  for (let length = Math.min(words.length, 2); length > 0; length -= 1) {
    const path = words.slice(0, length).join(' ');
    const family = families.find((candidate) => candidate.path === path || candidate.aliases?.includes(path));
    if (family) return { family, length };
  }
  return undefined;
};
