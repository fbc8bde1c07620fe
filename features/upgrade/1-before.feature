Feature: Before the upgrade: what an image stream should carry across
  An image stream that follows an image outside through the internal registry, with a history of two images, and a workload that
  runs the current one. This is what most projects look like on the day of an upgrade.

  Rule: What is there before the upgrade

    @before-upgrade @needs:upstream-push
    Scenario: A stream with a history, its images in the internal registry, and a workload that runs one
      Given docker.io serves "acme/web:1" as image A
      And the project "carried"
      And I have run `oc import-image web:1 --from=docker.io/acme/web:1 --reference-policy=local --confirm`
      When the deployment "web" is created with the tag "web:1"
      Then the pods of "web" run image A, served by the internal registry
      When the tag "acme/web:1" of docker.io moves to image B
      And I run `oc import-image web:1`
      Then the tag "web:1" points at image B
      And the tag "web:1" has 2 images in its history
