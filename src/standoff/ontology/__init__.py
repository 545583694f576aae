from standoff.ontology.span import Span as Span
