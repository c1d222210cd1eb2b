"""What the server does around every answer, as plain ASGI: each module one layer; `server.py` orders them."""
