Feature: After the upgrade: the stream, its history and its images are as they were
  The upgraded cluster reads what the old one wrote. What points at an image still points at it, the history has not grown, and
  the registry serves what it kept.

  Background:
    Given docker.io serves "acme/web:1" as image B
    And the project "carried"

  Rule: What was there is there

    @after-upgrade @needs:upstream-push
    Scenario: The tag, its settings and its history have not changed
      Then the tag "web:1" points at image B
      And the tag "web:1" follows "docker.io/acme/web:1"
      And the tag "web:1" has reference policy Local
      And the tag "web:1" has 2 images in its history

    @after-upgrade @needs:upstream-push
    Scenario: A workload that starts now gets the same image, through the internal registry
      When the deployment "late" is created with the tag "web:1"
      Then the pods of "late" run image B, served by the internal registry

    @after-upgrade @needs:upstream-push
    Scenario: The stream still follows its source
      When the tag "acme/web:1" of docker.io moves to image C
      And I run `oc import-image web:1`
      Then the tag "web:1" points at image C
