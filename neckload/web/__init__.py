"""ASGI layers that the server wraps around every response, one per module; `server.py` orders them."""
