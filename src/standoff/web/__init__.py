"""The record to a browser: pages, pictures, and the few things that change it. It keeps no facts of its own."""

from standoff.web.app import make_app
from standoff.web.desk import Desk, title_of
from standoff.web.publish import Published, publish
from standoff.web.serving import PORT, address, listen, serve

__all__ = ["Desk", "PORT", "Published", "address", "listen", "make_app", "publish", "serve", "title_of"]
