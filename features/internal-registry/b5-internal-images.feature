Feature: Images that live in the internal registry
  The stream `hello` of the project `myproject` and the repository `myproject/hello` of the internal registry belong together. Who
  pushes to the repository writes the stream, and who deletes the stream loses the images, although they still take up space.

  Background:
    Given the project "myproject"

  Rule: A push makes the stream, and stores the image

    @B5
    Scenario: A stream that does not exist yet
      When image A is pushed to the internal registry as "hello:1"
      Then the tag "hello:1" points at image A
      And the internal registry stores the manifest, the config and both layers of image A for "myproject/hello"
      When the deployment "web" is created with the tag "hello:1"
      Then the pods of "web" run image A from "image-registry.openshift-image-registry.svc:5000/myproject/hello"

    @B5
    Scenario: A second push moves the tag, and with it the workloads
      Given image A is pushed to the internal registry as "hello:1"
      And the deployment "web" is created with the tag "hello:1"
      When image B is pushed to the internal registry as "hello:1"
      Then the tag "hello:1" points at image B
      And the pods of "web" run image B from "image-registry.openshift-image-registry.svc:5000/myproject/hello"

  Rule: It takes an existing project, and the right to edit its streams

    @B5
    Scenario: A service account that may only pull
      Then the internal registry refuses image A as "hello:1" from the service account "default": "authentication required"

    @B5
    Scenario: A project that does not exist
      Then the internal registry refuses image A as "nowhere/hello:1" from the service account "builder": "authentication required"

    @B5
    Scenario: Another project, and what it takes to push there
      Given the project "other"
      Then the internal registry refuses image A as "other/hello:1" from the service account "builder": "authentication required"
      When I run `oc policy add-role-to-user system:image-builder system:serviceaccount:myproject:builder -n other`
      And image A is pushed to the internal registry as "other/hello:1"
      Then the tag "other/hello:1" points at image A

  Rule: Deleting the stream makes its images unavailable, and leaves them on the disk

    @B5
    Scenario: A new pod cannot pull, the storage is as before
      Given image A is pushed to the internal registry as "hello:1"
      When I run `oc delete is hello`
      And a pod "web" is created with image A of "image-registry.openshift-image-registry.svc:5000/myproject/hello"
      Then the pod "web" cannot pull its image: "500 Internal Server Error"
      And the internal registry stores the manifest, the config and both layers of image A for "myproject/hello"

    @B5
    Scenario: Pushing again brings the stream back
      Given image A is pushed to the internal registry as "hello:1"
      And I have run `oc delete is hello`
      When image A is pushed to the internal registry as "hello:1"
      And a pod "web" is created with image A of "image-registry.openshift-image-registry.svc:5000/myproject/hello"
      Then the pod "web" runs image A, served by the internal registry

    @B5 @needs:cluster-scope
    Scenario: A hard prune removes what is left
      Given image A is pushed to the internal registry as "hello:1"
      And I have run `oc delete is hello`
      When I run `oc rsh -n openshift-image-registry deploy/image-registry dockerregistry -prune=delete`
      Then the internal registry stores nothing of "myproject/hello"
