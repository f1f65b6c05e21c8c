import { thingsOf, type Values, type World } from "./world";

const listed = (values: Values, attribute: string): readonly unknown[] => [values[attribute]].flat();

/**
 * Whether Terraform could leave a world so. Where an exclusive list lacks a policy that stands beside it, or the role lists its policies
 * itself, each apply takes away what another resource puts there: such a world has no state of its own.
 */
export const isSettled = (world: World): boolean =>
  thingsOf(world, "aws_iam_role_policies_exclusive", "aws_iam_role_policy_attachments_exclusive").every(
    ({ type, values }) => {
      const [separate, by, names] =
        type === "aws_iam_role_policies_exclusive"
          ? (["aws_iam_role_policy", "name", "policy_names"] as const)
          : (["aws_iam_role_policy_attachment", "policy_arn", "policy_arns"] as const);
      const role = values["role_name"];
      const ofRole = thingsOf(world, separate).filter((one) => one.values["role"] === role);
      const lists = thingsOf(world, "aws_iam_role").filter((one) => one.values["name"] === role);
      return (
        ofRole.every((one) => listed(values, names).includes(one.values[by])) &&
        lists.every(({ written }) => !written.includes("inline_policy") && !written.includes("managed_policy_arns"))
      );
    },
  );
