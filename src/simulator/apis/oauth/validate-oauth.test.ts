import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  groupKind,
  identityKind,
  oauthAccessTokenKind,
  oauthAuthorizeTokenKind,
  oauthClientAuthorizationKind,
  oauthClientKind,
  userKind,
} from '../../../resources/kinds/access-kinds.ts';
import { serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { Random } from '../../apimachinery/random.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { StorageClient } from '../../apimachinery/storage-client.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { oauthStorages } from './oauth-storages.ts';
import { userStorages } from './user-storages.ts';

const object = (kind: ResourceKind, name: string, content: object = {}, annotations = {}): KubeObject =>
  ({ apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: { name, annotations }, ...content }) as KubeObject;

const setUp = async (): Promise<StorageClient> => {
  const machinery = { store: new ObjectStore(), clock: new VirtualClock(0), random: new Random(1), admission: [] };
  const catalog = new ApiCatalog();
  catalog.add(
    ...userStorages(machinery),
    ...oauthStorages(machinery),
    new RegistryStore(serviceAccountKind, machinery),
  );
  const client = new StorageClient(catalog);
  await client.create(oauthClientKind, object(oauthClientKind, 'free', { grantMethod: 'auto' }));
  const clusterRole = { roleNames: ['view'], namespaces: ['a'] };
  const scopeRestrictions = [{ literals: ['user:info'] }, { clusterRole }];
  await client.create(oauthClientKind, object(oauthClientKind, 'tied', { grantMethod: 'prompt', scopeRestrictions }));
  for (const [name, annotations] of [
    ['with', { 'serviceaccounts.openshift.io/oauth-redirecturi.first': 'https://app.test/back' }],
    ['without', {}],
  ] as const) {
    const { metadata, ...account } = object(serviceAccountKind, name, {}, annotations);
    await client.create(serviceAccountKind, { ...account, metadata: { ...metadata, namespace: 'ns' } });
  }
  return client;
};

const TOKEN = `sha256~${'x'.repeat(43)}`;

const token = {
  clientName: 'free',
  userName: 'ann',
  userUID: 'u',
  scopes: ['user:full'],
  redirectURI: 'https://app.test/',
  expiresIn: 60,
};

const refused: readonly [ResourceKind, name: string, content: object, message: string | undefined][] = [
  [oauthClientKind, 'c', { grantMethod: 'auto', redirectURIs: ['/relative', 'http://[::1]/x'] }, undefined],
  [oauthClientKind, 'c', {}, 'grantMethod: Required value: must be auto or prompt'],
  [
    oauthClientKind,
    'c',
    { grantMethod: 'deny' },
    'grantMethod: Unsupported value: "deny": supported values: "auto", "prompt"',
  ],
  [
    oauthClientKind,
    'c',
    { grantMethod: 'auto', redirectURIs: ['', 'a#b', 'http://a/../b', 'http://%zz'] },
    '[redirectURIs[0]: Invalid value: "": may not be empty, redirectURIs[1]: Invalid value: "a#b": may not contain a fragment, redirectURIs[2]: Invalid value: "http://a/../b": may not contain a path segment of .., redirectURIs[3]: Invalid value: "http://%zz": parse "http://%zz": invalid URL escape "%zz"]',
  ],
  [
    oauthClientKind,
    'c',
    { grantMethod: 'auto', accessTokenMaxAgeSeconds: -1, accessTokenInactivityTimeoutSeconds: 299 },
    '[accessTokenMaxAgeSeconds: Invalid value: -1: value cannot be negative, accessTokenInactivityTimeoutSeconds: Invalid value: 299: The minimum valid timeout value is 300 seconds]',
  ],
  [
    oauthClientKind,
    'c',
    { grantMethod: 'auto', additionalSecrets: [''], scopeRestrictions: [{}, { clusterRole: { roleNames: ['a'] } }] },
    '[additionalSecrets[0]: Invalid value: "": may not be empty, scopeRestrictions[0]: Invalid value: oauth.ScopeRestriction{ExactValues:[]string(nil), ClusterRole:(*oauth.ClusterRoleScopeRestriction)(nil)}: exactly one of literals, clusterRole is required, scopeRestrictions[1].clusterRole.namespaces: Required value: won\'t match anything]',
  ],
  [oauthAccessTokenKind, TOKEN, token, undefined],
  [oauthAccessTokenKind, TOKEN, { ...token, userName: 'kube:admin', scopes: ['role:a:b:c:!'] }, undefined],
  [oauthAccessTokenKind, 'short', token, 'metadata.name: Invalid value: "short": must be at least 32 characters long'],
  [
    oauthAccessTokenKind,
    'x'.repeat(40),
    token,
    `metadata.name: Invalid value: "${'x'.repeat(40)}": only the new format of tokens (prefixed with sha256~) is allowed`,
  ],
  [
    oauthAccessTokenKind,
    TOKEN,
    {},
    '[clientName: Required value, userName: Required value, scopes: Required value: may not be empty, userUID: Required value, redirectURI: Invalid value: "": may not be empty, clientName: Internal error: oauthclients.oauth.openshift.io "" not found]',
  ],
  [
    oauthAccessTokenKind,
    TOKEN,
    { ...token, userName: 'a:b', scopes: ['user:x', 'a b', 'role:x'], expiresIn: -1 },
    '[userName: Invalid value: "a:b": usernames that contain ":" must begin with "b64:", scopes[0]: Invalid value: "user:x": no scope handler found, scopes[1]: Invalid value: "a b": 32 not allowed, scopes[2]: Invalid value: "role:x": bad format for scope role:x, expiresIn: Invalid value: -1: cannot be a negative value]',
  ],
  [
    oauthAccessTokenKind,
    TOKEN,
    { ...token, clientName: 'tied' },
    'clientName: Internal error: user:full not found in [user:info]',
  ],
  [
    oauthAccessTokenKind,
    TOKEN,
    { ...token, clientName: 'tied', scopes: ['role:view:a', 'role:view:a:!'] },
    'clientName: Internal error: [role:view:a:! not found in [user:info], role:view:a:! is not allowed to escalate]',
  ],
  [
    oauthAccessTokenKind,
    TOKEN,
    { ...token, clientName: 'system:serviceaccount:ns:with', scopes: ['user:info', 'role:edit:ns'] },
    undefined,
  ],
  [
    oauthAccessTokenKind,
    TOKEN,
    { ...token, clientName: 'system:serviceaccount:ns:none' },
    'clientName: Internal error: serviceaccounts "none" not found',
  ],
  [
    oauthAccessTokenKind,
    TOKEN,
    { ...token, clientName: 'system:serviceaccount:ns:without' },
    'clientName: Internal error: system:serviceaccount:ns:without has no redirectURIs; set serviceaccounts.openshift.io/oauth-redirecturi.<some-value>=<redirect> or create a dynamic URI using serviceaccounts.openshift.io/oauth-redirectreference.<some-value>=<reference>',
  ],
  [
    oauthAuthorizeTokenKind,
    TOKEN,
    { ...token, expiresIn: 0, codeChallenge: 'short', codeChallengeMethod: 'md5' },
    '[codeChallenge: Invalid value: "short": must be 43-128 characters [a-zA-Z0-9.~_-], codeChallengeMethod: Unsupported value: "md5": supported values: "plain", "S256", expiresIn: Invalid value: 0: must be greater than zero]',
  ],
  [oauthAuthorizeTokenKind, TOKEN, { ...token, codeChallenge: 'x'.repeat(43) }, undefined],
  [
    oauthClientAuthorizationKind,
    '',
    { clientName: 'free', userName: 'ann', userUID: 'u', scopes: ['user:info'] },
    undefined,
  ],
  [
    oauthClientAuthorizationKind,
    '',
    { clientName: 'gone', userName: 'ann', scopes: ['user:info'] },
    '[useruid: Required value, clientName: Internal error: oauthclients.oauth.openshift.io "gone" not found]',
  ],
  [
    userKind,
    'a:b',
    { identities: ['a'] },
    '[metadata.name: Invalid value: "a:b": usernames that contain ":" must begin with "b64:", identities[0]: Invalid value: "a": must be in the format <providerName>:<providerUserName>]',
  ],
  [userKind, 'b64:YTpi', { identities: ['a:b', 'a:b64:c'] }, undefined],
  [
    groupKind,
    'b64:x',
    { users: ['a/b'] },
    '[metadata.name: Invalid value: "b64:x": may not contain ":", user[0]: Invalid value: "a/b": may not contain \'/\']',
  ],
  [
    identityKind,
    '',
    { providerName: 'a:b', providerUserName: 'c', user: { uid: 'u' } },
    '[metadata.name: Invalid value: "a:b:c": must be in the format <providerName>:<providerUserName>, providerName: Invalid value: "a:b": may not contain ":", user.username: Required value: username is required when uid is provided]',
  ],
];

for (const [kind, name, content, message] of refused)
  test(`${kind.kind} ${name} with ${JSON.stringify(content)}: ${message?.slice(0, 60) ?? 'is right'}`, async () => {
    const client = await setUp();
    const made = client.create(kind, object(kind, name, content));
    if (message === undefined) await made;
    else
      await assert.rejects(made, (error: Error) => {
        assert.equal(error.message.replace(/^.*? is invalid: /, ''), message);
        return true;
      });
  });

test('of a token nothing changes but for how long it may stay unused', async () => {
  const client = await setUp();
  const content = { ...token, inactivityTimeoutSeconds: 600 };
  await client.create(oauthAccessTokenKind, object(oauthAccessTokenKind, TOKEN, content));
  const change = (seconds: number, more: object = {}) =>
    client.modify(oauthAccessTokenKind, undefined, TOKEN, (current) =>
      Object.assign(current, { inactivityTimeoutSeconds: seconds }, more),
    );
  await change(900);
  await assert.rejects(change(700), { message: /Invalid value: 700: cannot be less than the current value=900$/ });
  await assert.rejects(change(900, { userName: 'bob' }), { message: /: field is immutable$/ });
  await change(0);
  await assert.rejects(change(900), { message: /Invalid value: 900: cannot update non-timing-out token$/ });
});

test('whose an authorization is never changes, and more scopes must be within what its client may have', async () => {
  const client = await setUp();
  const content = { clientName: 'tied', userName: 'ann', userUID: 'u', scopes: ['user:info'] };
  await client.create(oauthClientAuthorizationKind, object(oauthClientAuthorizationKind, 'x', content));
  const change = (more: object) =>
    client.modify(oauthClientAuthorizationKind, undefined, 'ann:tied', (current) => Object.assign(current, more));
  await assert.rejects(change({ userUID: 'v' }), { message: /userUID: Invalid value: "v": userUID is not a mutable/ });
  await assert.rejects(change({ scopes: ['user:full'] }), { message: /user:full not found in \[user:info\]/ });
  await change({ scopes: ['role:view:a'] });
});
