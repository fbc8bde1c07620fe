/** A right that a request needs, in the shape that error answers list it in. */
export interface Access {
  readonly Type: 'repository' | 'registry' | 'signature' | 'admin' | 'metrics';
  readonly Class: '';
  readonly Name: string;
  readonly Action: string;
}

/** Rights on one repository: `pull`, `push`, `delete`. */
export const repositoryAccess = (name: string, ...actions: readonly string[]): Access[] =>
  actions.map((action) => ({ Type: 'repository', Class: '', Name: name, Action: action }));

/** The right to list all repositories. */
export const catalogAccess: readonly Access[] = [{ Type: 'registry', Class: '', Name: 'catalog', Action: '*' }];
