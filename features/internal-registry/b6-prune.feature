Feature: Pruning removes what nothing needs any more
  Every push and every build leaves an image behind. `oc adm prune images` deletes the old ones: from the image streams, from the API, and
  from the storage of the internal registry. Three things protect an image: it is younger than an hour, it is among the last three of
  a tag, or something runs it. It needs a token, because it talks to the registry itself.

  Background:
    Given the project "myproject"
    And I have run `oc adm policy add-cluster-role-to-user cluster-admin system:serviceaccount:myproject:builder`
    And image A is pushed to the internal registry as "hello:1"
    And image B is pushed to the internal registry as "hello:1"
    And image C is pushed to the internal registry as "hello:1"
    And image D is pushed to the internal registry as "hello:1"

  Rule: The last three images of a tag stay

    @B6 @needs:clock @needs:cluster-scope
    Scenario: The fourth goes
      Given 2 hours pass
      When I run `oc adm prune images --confirm` with the token of the service account "builder"
      Then the tag "hello:1" points at image D
      And the tag "hello:1" has 3 images in its history
      And the internal registry no longer stores the manifest and the config of image A

    @B6 @needs:clock @needs:cluster-scope
    Scenario: Without --confirm nothing happens
      Given 2 hours pass
      When I run `oc adm prune images` with the token of the service account "builder"
      Then the tag "hello:1" has 4 images in its history

  Rule: A young image stays

    @B6 @needs:cluster-scope
    Scenario: Within the first hour
      When I run `oc adm prune images --confirm` with the token of the service account "builder"
      Then the tag "hello:1" has 4 images in its history

  Rule: An image that something runs stays

    @B6 @needs:clock @needs:cluster-scope
    Scenario: A pod runs the fourth
      Given a pod "web" is created with image A of "image-registry.openshift-image-registry.svc:5000/myproject/hello"
      And the pod "web" runs image A, served by the internal registry
      And 2 hours pass
      When I run `oc adm prune images --confirm` with the token of the service account "builder"
      Then the tag "hello:1" has 4 images in its history
      When only the node "worker-0" takes pods
      And a pod "another" is created with image A of "image-registry.openshift-image-registry.svc:5000/myproject/hello"
      Then the pods of "another" run on the node "worker-0"

  Rule: Without a token the command refuses

    @B6 @needs:cluster-scope
    Scenario: An administrator with a certificate
      Then `oc adm prune images` fails: "you must use a client config with a token"
