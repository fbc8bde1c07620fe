import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeConstraints } from './describe-constraints.ts';

test('constraints are described by who may use them and what they allow', () =>
  assert.equal(
    describeConstraints({
      apiVersion: 'security.openshift.io/v1',
      kind: 'SecurityContextConstraints',
      metadata: { name: 'anyuid' },
      priority: 10,
      allowHostDirVolumePlugin: false,
      allowHostIPC: false,
      allowHostNetwork: true,
      allowHostPID: false,
      allowHostPorts: false,
      allowPrivilegedContainer: false,
      allowedCapabilities: null,
      defaultAddCapabilities: null,
      requiredDropCapabilities: ['KILL', 'MKNOD'],
      fsGroup: { type: 'MustRunAs', ranges: [{ min: 1, max: 2 }] },
      runAsUser: { type: 'MustRunAs', uid: 7 },
      seLinuxContext: { type: 'MustRunAs', seLinuxOptions: { level: 's0' } },
      supplementalGroups: { type: 'RunAsAny' },
      readOnlyRootFilesystem: false,
      users: [],
      groups: ['a', 'b'],
      volumes: ['secret'],
    }),
    `Name:						anyuid
Priority:					10
Access:						
  Users:					<none>
  Groups:					a,b
Settings:					
  Allow Privileged:				false
  Allow Privilege Escalation:			<none>
  Default Add Capabilities:			<none>
  Required Drop Capabilities:			KILL,MKNOD
  Allowed Capabilities:				<none>
  Allowed Seccomp Profiles:			<none>
  Allowed Volume Types:				secret
  Allowed Flexvolumes:				<all>
  Allowed Unsafe Sysctls:			<none>
  Forbidden Sysctls:				<none>
  Allow Host Network:				true
  Allow Host Ports:				false
  Allow Host PID:				false
  Allow Host IPC:				false
  Read Only Root Filesystem:			false
  Run As User Strategy: MustRunAs		
    UID:					7
    UID Range Min:				<none>
    UID Range Max:				<none>
  SELinux Context Strategy: MustRunAs		
    User:					<none>
    Role:					<none>
    Type:					<none>
    Level:					s0
  FSGroup Strategy: MustRunAs			
    Ranges:					1-2
  Supplemental Groups Strategy: RunAsAny	
    Ranges:					<none>
`,
  ));
