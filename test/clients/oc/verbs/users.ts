import type { Verb } from '../verb.ts';
import { pem } from './kinds/request.ts';

const request = (name: string, more = {}): string =>
  JSON.stringify({
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name },
    spec: {
      request: Buffer.from(pem).toString('base64'),
      signerName: 'example.com/signer',
      usages: ['client auth'],
      ...more,
    },
  });

/** Groups come from a directory, which there is none of. */
const NO_DIRECTORY = 'the built-in one knows that there is no directory, the real one tries';

/** Who there is: users, groups, identities, and who they are in the eyes of the server. */
export const users: readonly Verb[] = [
  { line: 'create user ann --full-name="Ann Example"' },
  { line: 'create user ann' },
  { line: 'create user bob2 -o json' },
  { line: 'create identity github:ann' },
  { line: 'create identity github:ann' },
  { line: 'create identity github' },
  { line: 'create identity a:b:c -o yaml' },
  { line: 'create useridentitymapping github:ann ann' },
  { line: 'create useridentitymapping github:ann ann' },
  { line: 'create useridentitymapping nosuch:ann ann' },
  { line: 'create useridentitymapping a:b:c bob -o yaml' },
  { line: 'delete useridentitymapping github:ann' },
  { line: 'describe user ann bob' },
  { line: 'adm groups new staff ann bob' },
  { line: 'adm groups new staff' },
  { line: 'adm groups new dry ann --dry-run=client -o yaml' },
  { line: 'adm groups add-users staff carl dora' },
  { line: 'adm groups add-users staff eve -o yaml' },
  { line: 'adm groups remove-users staff carl nobody' },
  { line: 'adm groups remove-users staff dora --dry-run=client -o json' },
  { line: 'describe group staff empty' },
  { line: 'adm groups sync --sync-config=nosuch.yaml' },
  {
    line: 'adm groups sync --sync-config=sync.yaml --confirm',
    differs: NO_DIRECTORY,
    files: {
      'sync.yaml':
        'kind: LDAPSyncConfig\napiVersion: v1\nurl: ldap://127.0.0.1:1\ninsecure: true\nrfc2307:\n  groupsQuery:\n    baseDN: ou=groups\n    scope: sub\n    derefAliases: never\n    filter: (objectClass=group)\n  groupUIDAttribute: dn\n  groupNameAttributes: [cn]\n  groupMembershipAttributes: [member]\n  usersQuery:\n    baseDN: ou=users\n    scope: sub\n    derefAliases: never\n  userUIDAttribute: dn\n  userNameAttributes: [mail]\n',
    },
  },
  { line: 'adm groups sync --sync-config=sync.yaml --type=nosuch' },
  { line: 'adm groups sync --sync-config=sync.yaml --whitelist=nosuch' },
  { line: 'adm groups prune --sync-config=sync.yaml', differs: NO_DIRECTORY },
  { line: 'whoami' },
  { line: 'whoami -c --show-server' },
  { line: 'whoami --as ann --as-group staff --as-group more' },
  { line: 'whoami --as-group staff' },
  { line: 'auth whoami' },
  { line: 'auth whoami -o json' },
  { line: 'auth whoami --as ann --as-group staff --as-uid 7' },
  { line: 'create -f -', stdin: request('one') },
  { line: 'create -f -', stdin: request('two') },
  {
    line: 'create -f -',
    stdin: request('three', { signerName: 'kubernetes.io/kube-apiserver-client', usages: ['server auth'] }),
  },
  { line: 'adm certificate approve one' },
  { line: 'adm certificate approve one' },
  { line: 'adm certificate approve one --force' },
  { line: 'adm certificate approve nosuch' },
  { line: 'adm certificate deny three --force' },
  { line: 'adm certificate approve -f -', stdin: request('three') },
  { line: 'policy add-role-to-user view ann -n default' },
  { line: 'adm policy add-cluster-role-to-user view ann' },
  { line: 'adm policy add-scc-to-user anyuid ann' },
  { line: 'adm policy add-cluster-role-to-group view staff' },
  { line: 'create clusterrole gone --verb=get --resource=pods' },
  { line: 'adm policy add-cluster-role-to-user gone bob' },
  { line: 'adm prune auth user/ann' },
  { line: 'adm prune auth group/staff' },
  { line: 'adm prune auth clusterrole/gone' },
  {
    line: 'adm prune auth -f -',
    stdin: '{"apiVersion":"user.openshift.io/v1","kind":"User","metadata":{"name":"bob"}}',
  },
];
