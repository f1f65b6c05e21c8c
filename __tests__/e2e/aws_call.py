"""Calls AWS, as the environment points to it: {service, operation, parameters, region?} on stdin, the answer on stdout.

boto3 comes with moto, so that reading back what Terraform made needs neither Terraform nor anything else of AWS.
"""

import json
import sys

import boto3

call = json.load(sys.stdin)
answer = getattr(boto3.client(call["service"], region_name=call.get("region")), call["operation"])(**call["parameters"])
answer.pop("ResponseMetadata", None)
json.dump(answer, sys.stdout, default=str)
