"""A server that speaks bytes: for what no proper server would send."""

import socket
import threading
import time

import pytest


@pytest.fixture
def raw_server():
    """Return a function that starts a server: it sends a head, then drips or hangs up."""
    servers = []

    def start(head: bytes, drip: bytes = b""):
        listener = socket.create_server(("127.0.0.1", 0))
        asked: list[bytes] = []

        def serve():
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(65536))
                    try:
                        connection.sendall(head)
                        while drip:
                            connection.sendall(drip)
                            time.sleep(0.002)  # a flood would fill the client's buffer first
                    except OSError:
                        pass

        threading.Thread(target=serve, daemon=True).start()
        servers.append(listener)
        return f"http://127.0.0.1:{listener.getsockname()[1]}/a", asked

    yield start
    for listener in servers:
        listener.close()
